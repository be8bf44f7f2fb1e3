/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.SniFallback;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where certificates and their keys come from. */
public sealed interface IdentitySource {
    /** One certificate with its key. */
    sealed interface Single extends IdentitySource {
        /**
         * Reads it. Blocks on the disk.
         *
         * @return certificate and key
         * @throws IOException when a file or a secret cannot be read
         * @throws io.ftps.tls.CertifiedKeyException when what was read is no certificate, no key, or not its key
         */
        CertifiedKey load() throws IOException;
    }

    /**
     * PEM files.
     *
     * @param chain the certificate and its issuers
     * @param key the private key
     * @param passphrase of an encrypted key
     */
    record Pem(Path chain, Path key, Optional<SecretSource> passphrase) implements Single {
        @Override
        public CertifiedKey load() throws IOException {
            if (passphrase.isEmpty()) {
                return CertifiedKey.fromPem(chain, key);
            }
            char[] secret = passphrase.get().read();
            try {
                return CertifiedKey.fromPem(chain, key, secret);
            } finally {
                Arrays.fill(secret, '\0');
            }
        }
    }

    /**
     * A PKCS#12 file.
     *
     * @param file the file
     * @param password of the file and of the key in it
     */
    record Pkcs12(Path file, SecretSource password) implements Single {
        @Override
        public CertifiedKey load() throws IOException {
            char[] secret = password.read();
            try {
                return CertifiedKey.fromPkcs12(file, secret);
            } finally {
                Arrays.fill(secret, '\0');
            }
        }
    }

    /**
     * A certificate made at the first start and kept in a folder.
     *
     * @param folder of {@code certificate.pem} and {@code key.pem}
     */
    record SelfSignedIn(Path folder) implements Single {
        /** The file clients are told to trust. */
        public Path certificateFile() {
            return folder.resolve("certificate.pem");
        }

        /** The key, readable by its owner only. */
        public Path keyFile() {
            return folder.resolve("key.pem");
        }

        @Override
        public CertifiedKey load() throws IOException {
            return KeptCertificate.in(this);
        }
    }

    /**
     * Several certificates, chosen by the server name a client asks for. RFC 6066, section 3.
     *
     * @param unknownName what a client gets that asks for no name or an unknown one
     * @param certificates at least one; the first is the default
     */
    record ByServerName(SniFallback unknownName, List<Single> certificates) implements IdentitySource {}
}
