/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A private key of a key store and the certificates stored with it. */
record StoredKey(PrivateKey key, List<X509Certificate> chain) {
    /** Takes a key out of an open store; a key in a token stays there. */
    static StoredKey named(KeyStore store, String alias, Optional<char[]> password) {
        try {
            List<String> known = aliases(store);
            if (!known.contains(alias)) {
                throw new CertifiedKeyException("The key store of type " + store.getType()
                        + " has no private key under the alias " + alias + " (expected: one of " + known + ").");
            }
            return read(store, alias, password);
        } catch (UnrecoverableKeyException e) {
            throw new CertifiedKeyException(
                    "The private key " + alias + " in the key store of type " + store.getType()
                            + " cannot be decrypted (expected: another password).",
                    e);
        } catch (GeneralSecurityException e) {
            throw new CertifiedKeyException(
                    "The private key " + alias + " in the key store of type " + store.getType()
                            + " cannot be read (expected: a store that is loaded).",
                    e);
        }
    }

    static StoredKey read(KeyStore store, String alias, Optional<char[]> password) throws GeneralSecurityException {
        List<X509Certificate> chain = Optional.ofNullable(store.getCertificateChain(alias)).stream()
                .flatMap(Arrays::stream)
                .map(X509Certificate.class::cast)
                .toList();
        return new StoredKey((PrivateKey) store.getKey(alias, password.orElse(null)), chain);
    }

    /** The private keys only, in the order of their names: a store may hold secret keys too. */
    static List<String> aliases(KeyStore store) throws KeyStoreException {
        List<String> aliases = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class)) {
                aliases.add(alias);
            }
        }
        Collections.sort(aliases);
        return aliases;
    }
}
