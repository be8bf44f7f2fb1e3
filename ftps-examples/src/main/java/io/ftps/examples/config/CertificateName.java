/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.auth.CertificateMapping;
import io.ftps.auth.Digest;
import io.ftps.auth.NameKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A name in certificates that tells whose they are.
 *
 * @param kind where in the certificate the name stands
 * @param whose what of the user it must be
 * @param authorities a file or a folder with certificates of those, one of whom must vouch for the client's
 */
public record CertificateName(NameKind kind, Whose whose, Path authorities) {
    /** What of a user a name in a certificate is compared with. */
    public enum Whose {
        /** The login name. */
        USER_NAME,
        /** The full name. */
        FULL_NAME
    }

    /**
     * Reads the authorities. Blocks on the disk. The catch: their keys are those of now, for as long as the mapping lives.
     *
     * @return the mapping
     * @throws IOException when they cannot be read; one sentence
     */
    public CertificateMapping mapping() throws IOException {
        List<Digest> keys = CertificateFiles.read(authorities, "authorities").stream()
                .map(Digest::ofKey)
                .toList();
        return switch (whose) {
            case USER_NAME -> CertificateMapping.userName(kind, keys);
            case FULL_NAME -> CertificateMapping.fullName(kind, keys);
        };
    }
}
