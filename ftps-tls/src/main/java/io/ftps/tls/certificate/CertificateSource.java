/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A place one identity can be read from again and again: files, or whatever an embedder keeps certificates in.
 *
 * <p>Called by {@link ReloadingIdentities} on its own thread or on one that asks for a reload, one call at a time; may
 * block. The catch: a source that blocks for long holds up the sources after it.
 */
public interface CertificateSource {
    /**
     * Reads the identity as it is now.
     *
     * @return the identity
     * @throws io.ftps.tls.CertifiedKeyException naming the place and its fault
     */
    CertifiedKey load();

    /**
     * Tells cheaply whether there may be something new.
     *
     * @return anything that equals the answer before if a {@link #load} would find the same
     */
    Object stamp();

    /**
     * What an operator should know although the identity can be used, such as a key that others can read.
     *
     * @return sentences
     */
    default List<String> warnings() {
        return List.of();
    }

    /**
     * Two PEM files, or the same file twice.
     *
     * @param certificates the certificate and its issuers
     * @param key the private key, not encrypted
     * @return a source that has not read anything yet
     */
    static CertificateSource pem(Path certificates, Path key) {
        return new PemSource(certificates, key, Optional.empty());
    }

    /**
     * Two PEM files with an encrypted key, or the same file twice.
     *
     * @param certificates the certificate and its issuers
     * @param key the private key
     * @param passphrase of the key
     * @return a source that has not read anything yet
     */
    static CertificateSource pem(Path certificates, Path key, Passphrase passphrase) {
        return new PemSource(certificates, key, Optional.of(passphrase));
    }

    /**
     * A PKCS#12 file.
     *
     * @param file with one private key
     * @param password of the file and of the key
     * @return a source that has not read anything yet
     */
    static CertificateSource pkcs12(Path file, Passphrase password) {
        return new StoreSource(file, CertifiedKey::fromPkcs12, Optional.of(password));
    }

    /**
     * A JKS file.
     *
     * @param file with one private key
     * @param password of the file and of the key
     * @return a source that has not read anything yet
     */
    static CertificateSource jks(Path file, Passphrase password) {
        return new StoreSource(file, CertifiedKey::fromJks, Optional.of(password));
    }
}
