/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.List;
import java.util.Optional;

/** The form of a key store file with one private key in it, and sentences that name the file and its fault. */
enum KeyStoreFile {
    /** RFC 7292. */
    PKCS12("PKCS#12"),
    /** Java's own, from before Java 9. */
    JKS("JKS");

    private final String written;

    KeyStoreFile(String written) {
        this.written = written;
    }

    StoredKey read(Path file, char[] password) {
        KeyStore store = open(file, password);
        try {
            List<String> aliases = StoredKey.aliases(store);
            if (aliases.size() != 1) {
                throw new CertifiedKeyException(file + " holds "
                        + (aliases.isEmpty() ? "no private key" : aliases.size() + " private keys " + aliases)
                        + " (expected: exactly one).");
            }
            return StoredKey.read(store, aliases.get(0), Optional.of(password));
        } catch (UnrecoverableKeyException e) {
            throw wrongPassword(file, e);
        } catch (GeneralSecurityException e) {
            throw new CertifiedKeyException(
                    "The private key in " + file + " is damaged (expected: " + written + ").", e);
        }
    }

    private KeyStore open(Path file, char[] password) {
        byte[] bytes = WholeFile.read(file, written, written);
        try {
            KeyStore store = KeyStore.getInstance(name());
            store.load(new ByteArrayInputStream(bytes), password);
            return store;
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw wrongPassword(file, e);
            }
            throw unreadable(file, e);
        } catch (GeneralSecurityException e) {
            throw unreadable(file, e);
        }
    }

    private CertifiedKeyException unreadable(Path file, Exception cause) {
        return new CertifiedKeyException(file + " cannot be read (expected: " + written + ").", cause);
    }

    private static CertifiedKeyException wrongPassword(Path file, Exception cause) {
        return new CertifiedKeyException(file + " cannot be decrypted (expected: another password).", cause);
    }
}
