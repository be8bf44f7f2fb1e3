/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.examples.config.IdentitySource;
import io.ftps.examples.config.IdentitySource.ByServerName;
import io.ftps.examples.config.IdentitySource.Pem;
import io.ftps.examples.config.IdentitySource.Pkcs12;
import io.ftps.examples.config.IdentitySource.SelfSignedIn;
import io.ftps.examples.config.IdentitySource.Single;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.EngineChoice;
import io.ftps.tls.ServerTls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Certificates that were loaded, and the TLS that shows them.
 *
 * @param source where they came from
 * @param keys the certificates, the default one first
 * @param tls what listeners use
 */
record Identity(IdentitySource source, List<CertifiedKey> keys, ServerTls tls) {
    /** Reads certificates and keys, and makes them where they are to be made. Blocks on the disk. */
    static Identity load(IdentitySource source, EngineChoice engine) throws IOException {
        List<CertifiedKey> keys = new ArrayList<>();
        for (Single single : singles(source)) {
            keys.add(single.load());
        }
        ServerTls tls = ServerTls.builder()
                .certificates(selector(source, keys))
                .engine(engine)
                .build();
        return new Identity(source, List.copyOf(keys), tls);
    }

    private static List<Single> singles(IdentitySource source) {
        if (source instanceof ByServerName several) {
            return several.certificates();
        }
        return List.of((Single) source);
    }

    private static CertificateSelector selector(IdentitySource source, List<CertifiedKey> keys) {
        return source instanceof ByServerName several
                ? CertificateSelector.bySni(several.unknownName(), keys.toArray(CertifiedKey[]::new))
                : CertificateSelector.single(keys.get(0));
    }

    /** The file a client has to be told to trust because nobody else vouches for the default certificate. */
    Optional<Path> trustFile() {
        return isSelfSigned(keys.get(0)) ? certificateFile(singles(source).get(0)) : Optional.empty();
    }

    static boolean isSelfSigned(CertifiedKey key) {
        return key.certificate()
                .getIssuerX500Principal()
                .equals(key.certificate().getSubjectX500Principal());
    }

    private static Optional<Path> certificateFile(Single single) {
        if (single instanceof SelfSignedIn kept) {
            return Optional.of(kept.certificateFile());
        }
        return single instanceof Pem pem ? Optional.of(pem.chain()) : Optional.empty();
    }

    /** Where a certificate was read from, for people. */
    static Path place(Single single) {
        if (single instanceof SelfSignedIn kept) {
            return kept.certificateFile();
        }
        return single instanceof Pem pem ? pem.chain() : ((Pkcs12) single).file();
    }
}
