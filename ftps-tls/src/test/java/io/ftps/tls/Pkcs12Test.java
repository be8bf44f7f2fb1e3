/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ftps.tls.testing.TestKeys;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Pkcs12Test {
    private static final char[] PASSWORD = "correct horse".toCharArray();

    @TempDir
    Path folder;

    @Test
    void keyAndChainAreRead() throws Exception {
        Path file = store(TestKeys.EC);
        CertifiedKey loaded = CertifiedKey.fromPkcs12(file, PASSWORD);

        assertThat(loaded.chain()).isEqualTo(TestKeys.EC.chain());
        assertThat(loaded.privateKey()).isEqualTo(TestKeys.EC.privateKey());
    }

    @Test
    void aWrongPasswordIsNamedAsSuch() throws Exception {
        Path file = store(TestKeys.EC);

        assertThatThrownBy(() -> CertifiedKey.fromPkcs12(file, "wrong".toCharArray()))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage(file + " cannot be decrypted (expected: another password).");
    }

    @Test
    void aFileWithoutKeyIsNamed() throws Exception {
        Path file = store();

        assertThatThrownBy(() -> CertifiedKey.fromPkcs12(file, PASSWORD))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage(file + " holds no private key (expected: exactly one).");
    }

    @Test
    void aFileWithTwoKeysIsNotGuessedAbout() throws Exception {
        Path file = store(TestKeys.EC, TestKeys.named("other.example"));

        assertThatThrownBy(() -> CertifiedKey.fromPkcs12(file, PASSWORD))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage(file + " holds 2 private keys [key0, key1] (expected: exactly one).");
    }

    @Test
    void aFileOfAnotherKindIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("id.p12"), "not a key store");

        assertThatThrownBy(() -> CertifiedKey.fromPkcs12(file, PASSWORD))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage(file + " cannot be read (expected: PKCS#12).");
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        Path file = folder.resolve("id.p12");

        assertThatThrownBy(() -> CertifiedKey.fromPkcs12(file, PASSWORD))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage("The PKCS#12 file " + file + " does not exist.");
    }

    private Path store(CertifiedKey... keys) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        if (keys.length == 0) {
            store.setCertificateEntry("authority", TestKeys.AUTHORITY.getCertificate());
        }
        for (int i = 0; i < keys.length; i++) {
            store.setKeyEntry(
                    "key" + i, keys[i].privateKey(), PASSWORD, keys[i].chain().toArray(X509Certificate[]::new));
        }
        Path file = folder.resolve("id.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
        return file;
    }
}
