/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.tls.SniFallback;
import io.ftps.tls.certificate.CertificateSource;
import io.ftps.tls.certificate.Passphrase;
import io.ftps.tls.certificate.ReloadingIdentities;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where certificates and their keys come from, and how one of them is chosen for a client. */
public sealed interface IdentitySource {
    /** {@return all files and folders it names} */
    List<Place> places();

    /** Files with certificates and keys. Of several the client gets the first whose kind of key it can use. */
    sealed interface Place extends IdentitySource {
        /**
         * Adds these files to those that are followed.
         *
         * @param identities is told where to look
         */
        void follow(ReloadingIdentities.Builder identities);

        @Override
        default List<Place> places() {
            return List.of(this);
        }

        /** {@return the file or folder to name to people} */
        Path path();

        /** {@return the PEM file with the certificate, if it is one} */
        default Optional<Path> pemFile() {
            return Optional.empty();
        }

        /**
         * Makes what the server itself is to make. Blocks on the disk.
         *
         * @throws IOException when it cannot be written
         */
        default void prepare() throws IOException {}
    }

    /**
     * PEM files.
     *
     * @param chain the certificate and its issuers
     * @param key the private key
     * @param passphrase of an encrypted key
     */
    record Pem(Path chain, Path key, Optional<Passphrase> passphrase) implements Place {
        @Override
        public void follow(ReloadingIdentities.Builder identities) {
            identities.source(passphrase
                    .map(secret -> CertificateSource.pem(chain, key, secret))
                    .orElse(CertificateSource.pem(chain, key)));
        }

        @Override
        public Path path() {
            return chain;
        }

        @Override
        public Optional<Path> pemFile() {
            return Optional.of(chain);
        }
    }

    /**
     * A PKCS#12 file.
     *
     * @param path the file
     * @param password of the file and of the key in it
     */
    record Pkcs12(Path path, Passphrase password) implements Place {
        @Override
        public void follow(ReloadingIdentities.Builder identities) {
            identities.source(CertificateSource.pkcs12(path, password));
        }
    }

    /**
     * A JKS file.
     *
     * @param path the file
     * @param password of the file and of the key in it
     */
    record Jks(Path path, Passphrase password) implements Place {
        @Override
        public void follow(ReloadingIdentities.Builder identities) {
            identities.source(CertificateSource.jks(path, password));
        }
    }

    /**
     * A folder of which every identity is served; they come and go with their files.
     *
     * @param path the folder
     * @param passphrase of whatever is encrypted in it
     */
    record Folder(Path path, Optional<Passphrase> passphrase) implements Place {
        @Override
        public void follow(ReloadingIdentities.Builder identities) {
            passphrase.ifPresentOrElse(secret -> identities.folder(path, secret), () -> identities.folder(path));
        }
    }

    /**
     * A certificate made at the first start and kept in a folder.
     *
     * @param path folder of {@code certificate.pem} and {@code key.pem}
     */
    record SelfSignedIn(Path path) implements Place {
        /** The file clients are told to trust. */
        public Path certificateFile() {
            return path.resolve("certificate.pem");
        }

        /** The key, readable by its owner only. */
        public Path keyFile() {
            return path.resolve("key.pem");
        }

        /** {@return whether there is a file already, so that nothing is made} */
        public boolean isMade() {
            return Files.exists(certificateFile()) || Files.exists(keyFile());
        }

        @Override
        public void follow(ReloadingIdentities.Builder identities) {
            identities.source(CertificateSource.pem(certificateFile(), keyFile()));
        }

        @Override
        public Optional<Path> pemFile() {
            return Optional.of(certificateFile());
        }

        @Override
        public void prepare() throws IOException {
            KeptCertificate.make(this);
        }
    }

    /**
     * Certificates of unlike keys, such as RSA and ECDSA, of which each client gets one it can use.
     *
     * @param places at least one, best first
     */
    record ByKeyType(List<Place> places) implements IdentitySource {}

    /**
     * Several certificates, chosen by the name a client asks for: in its handshake (RFC 6066, section 3), or by HOST before it.
     *
     * @param unknownName what a client gets that asks for no name or an unknown one
     * @param places at least one; the first is the default
     */
    record ByServerName(SniFallback unknownName, List<Place> places) implements IdentitySource {}

    /**
     * Certificates by the address of this machine that a client reached.
     *
     * @param addresses at least one
     * @param others for all other addresses; without it there is no certificate there
     */
    record ByAddress(Map<InetAddress, IdentitySource> addresses, Optional<IdentitySource> others)
            implements IdentitySource {
        @Override
        public List<Place> places() {
            return Stream.concat(addresses.values().stream(), others.stream())
                    .flatMap(source -> source.places().stream())
                    .toList();
        }
    }
}
