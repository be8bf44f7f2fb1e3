/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.testing;

import io.ftps.tls.CertifiedKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;

/** Files for certificates, as operators make them. */
public final class Stored {
    private Stored() {}

    /** A text that only its owner can read. */
    public static Path privately(Path file, String text) throws IOException {
        Files.writeString(file, text);
        return owned(file);
    }

    /** A key store of some type with identities under the aliases key0, key1; only its owner can read it. */
    public static Path keyStore(Path file, String type, char[] password, CertifiedKey... identities)
            throws IOException, GeneralSecurityException {
        KeyStore store = keyStore(type, password, identities);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password);
        }
        return owned(file);
    }

    /** The same in memory. */
    public static KeyStore keyStore(String type, char[] password, CertifiedKey... identities)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        for (int i = 0; i < identities.length; i++) {
            store.setKeyEntry(
                    "key" + i,
                    identities[i].privateKey(),
                    password,
                    identities[i].chain().toArray(X509Certificate[]::new));
        }
        return store;
    }

    private static Path owned(Path file) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
