/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One PKCS#12 file (RFC 7292) with one private key in it, and sentences that name the file and its fault. */
final class Pkcs12File {
    private Pkcs12File() {}

    /** The key of the file and the certificates stored with it. */
    record Entry(PrivateKey key, List<X509Certificate> chain) {}

    static Entry read(Path file, char[] password) {
        KeyStore store = open(file, password);
        try {
            List<String> aliases = keyAliases(store);
            if (aliases.size() != 1) {
                throw new CertifiedKeyException(file + " holds "
                        + (aliases.isEmpty() ? "no private key" : aliases.size() + " private keys " + aliases)
                        + " (expected: exactly one).");
            }
            return entry(store, aliases.get(0), password);
        } catch (UnrecoverableKeyException e) {
            throw wrongPassword(file, e);
        } catch (GeneralSecurityException e) {
            throw new CertifiedKeyException("The private key in " + file + " is damaged (expected: PKCS#12).", e);
        }
    }

    private static KeyStore open(Path file, char[] password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return store;
        } catch (NoSuchFileException e) {
            throw new CertifiedKeyException("The PKCS#12 file " + file + " does not exist.", e);
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw wrongPassword(file, e);
            }
            throw new CertifiedKeyException(file + " cannot be read (expected: PKCS#12).", e);
        } catch (GeneralSecurityException e) {
            throw new CertifiedKeyException(file + " cannot be read (expected: PKCS#12).", e);
        }
    }

    private static List<String> keyAliases(KeyStore store) throws GeneralSecurityException {
        List<String> aliases = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                aliases.add(alias);
            }
        }
        return aliases;
    }

    private static Entry entry(KeyStore store, String alias, char[] password) throws GeneralSecurityException {
        List<X509Certificate> chain = Optional.ofNullable(store.getCertificateChain(alias)).stream()
                .flatMap(Arrays::stream)
                .map(X509Certificate.class::cast)
                .toList();
        return new Entry((PrivateKey) store.getKey(alias, password), chain);
    }

    private static CertifiedKeyException wrongPassword(Path file, Exception cause) {
        return new CertifiedKeyException(file + " cannot be decrypted (expected: another password).", cause);
    }
}
