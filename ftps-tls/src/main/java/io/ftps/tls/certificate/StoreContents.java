/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKeyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The certificates of a key store, whose keys are not touched. */
final class StoreContents {
    private final Path file;
    private final String form;
    private final byte[] bytes;

    /** The form is as people call it; the bytes are the file's. */
    StoreContents(Path file, String form, byte[] bytes) {
        this.file = file;
        this.form = form;
        this.bytes = bytes;
    }

    CertificateContents read(Optional<Passphrase> password) {
        char[] secret = password.orElseThrow(() -> new CertifiedKeyException(
                        file + " is encrypted and no passphrase was given (expected: its passphrase)."))
                .read();
        try {
            return contents(load(secret));
        } catch (IOException e) {
            boolean wrong = e.getCause() instanceof UnrecoverableKeyException;
            throw new CertifiedKeyException(
                    wrong
                            ? file + " cannot be decrypted (expected: another password)."
                            : file + " cannot be read with this password (expected: " + form + ", and its password).",
                    e);
        } catch (GeneralSecurityException e) {
            throw new CertifiedKeyException(file + " cannot be read (expected: " + form + ").", e);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private KeyStore load(char[] secret) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("JKS".equals(form) ? "JKS" : "PKCS12");
        store.load(new ByteArrayInputStream(bytes), secret);
        return store;
    }

    private CertificateContents contents(KeyStore store) throws GeneralSecurityException {
        Set<Certificate> ofKeys = new LinkedHashSet<>();
        Set<Certificate> others = new LinkedHashSet<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                Optional.ofNullable(store.getCertificateChain(alias))
                        .ifPresent(chain -> ofKeys.addAll(Arrays.asList(chain)));
            } else {
                others.add(store.getCertificate(alias));
            }
        }
        Set<Certificate> all = new LinkedHashSet<>(ofKeys);
        all.addAll(others); // of which some may be issuers in the chains already
        if (all.isEmpty()) {
            throw new CertifiedKeyException(file + " holds no certificate (expected: at least one).");
        }
        return new CertificateContents(
                file, form, all.stream().map(X509Certificate.class::cast).toList(), !ofKeys.isEmpty());
    }
}
