/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.examples.config.IdentitySource.Place;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.certificate.ReloadingIdentities;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Certificates that are followed on disk together.
 *
 * @param clients who is shown them, such as {@code at 192.0.2.1}; empty if everybody
 * @param places where they are
 * @param identities what is found there
 */
record CertificateGroup(Optional<String> clients, List<Place> places, ReloadingIdentities identities) {
    /** What is shown at this moment, best first. */
    List<CertifiedKey> keys() {
        return identities.current();
    }

    /** The file a client has to be told to trust because nobody else vouches for the first certificate. */
    Optional<Path> trustFile() {
        List<CertifiedKey> keys = keys();
        boolean firstPlaceGaveFirstKey = keys.size() == places.size() && !keys.isEmpty();
        return firstPlaceGaveFirstKey && isSelfSigned(keys.get(0))
                ? places.get(0).pemFile()
                : Optional.empty();
    }

    static boolean isSelfSigned(CertifiedKey key) {
        return key.certificate()
                .getIssuerX500Principal()
                .equals(key.certificate().getSubjectX500Principal());
    }
}
