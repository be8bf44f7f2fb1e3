/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ftps.tls.testing.Stored;
import io.ftps.tls.testing.TestKeys;
import io.ftps.tls.testing.Token;
import io.netty.pkitesting.X509Bundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Identities from JKS files, from key stores that are open already, and from text in memory. */
class KeyStoresTest {
    private static final char[] PASSWORD = "correct horse".toCharArray();
    private static final char[] WRONG = "wrong".toCharArray();
    private static final CertifiedKey OTHER = TestKeys.named("other.example");

    @TempDir
    Path folder;

    @Test
    void aJksFileIsRead() throws Exception {
        Path file = Stored.keyStore(folder.resolve("id.jks"), "JKS", PASSWORD, TestKeys.EC);

        CertifiedKey loaded = CertifiedKey.fromJks(file, PASSWORD);
        assertThat(loaded.chain()).isEqualTo(TestKeys.EC.chain());
        assertThat(loaded.privateKey()).isEqualTo(TestKeys.EC.privateKey());
    }

    @Test
    void theFaultOfAJksFileIsNamed() throws Exception {
        Path file = Stored.keyStore(folder.resolve("id.jks"), "JKS", PASSWORD, TestKeys.EC, OTHER);

        assertThatThrownBy(() -> CertifiedKey.fromJks(file, WRONG))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage(file + " cannot be decrypted (expected: another password).");
        assertThatThrownBy(() -> CertifiedKey.fromJks(file, PASSWORD))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage(file + " holds 2 private keys [key0, key1] (expected: exactly one).");
        Files.writeString(file, "no key store");
        assertThatThrownBy(() -> CertifiedKey.fromJks(file, PASSWORD))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage(file + " cannot be read (expected: JKS).");
        Files.write(file, new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> CertifiedKey.fromJks(file, PASSWORD))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage("The JKS file " + file + " is longer than 1 MiB (expected: JKS).");
        Files.delete(file);
        assertThatThrownBy(() -> CertifiedKey.fromJks(file, PASSWORD))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage("The JKS file " + file + " does not exist.");
    }

    @Test
    void aKeyIsTakenFromAnOpenStoreByItsAlias() throws Exception {
        KeyStore store = Stored.keyStore("PKCS12", PASSWORD, TestKeys.EC, OTHER);

        assertThat(CertifiedKey.fromKeyStore(store, "key1", PASSWORD).chain()).isEqualTo(OTHER.chain());
        assertThatThrownBy(() -> CertifiedKey.fromKeyStore(store, "key2", PASSWORD))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage("The key store of type PKCS12 has no private key under the alias key2"
                        + " (expected: one of [key0, key1]).");
        assertThatThrownBy(() -> CertifiedKey.fromKeyStore(store, "key1", WRONG))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage("The private key key1 in the key store of type PKCS12 cannot be decrypted"
                        + " (expected: another password).");
    }

    @Test
    void aStoreThatIsNotLoadedIsNamed() throws Exception {
        KeyStore closed = KeyStore.getInstance("PKCS12");

        assertThatThrownBy(() -> CertifiedKey.fromKeyStore(closed, "key0"))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage("The private key key0 in the key store of type PKCS12 cannot be read"
                        + " (expected: a store that is loaded).");
    }

    @Test
    void aKeyThatCannotLeaveItsTokenIsTriedBySigning() {
        try (Token token = new Token()) {
            CertifiedKey held = token.holding(TestKeys.EC);

            assertThat(held.privateKey().getEncoded()).isNull();
            assertThat(held.chain()).isEqualTo(TestKeys.EC.chain());
        }
    }

    @Test
    void textInMemoryIsRead() {
        X509Bundle made = TestKeys.ec("text.example");
        String chain = made.getCertificatePathPEM();
        String key = made.getPrivateKeyPEM();

        assertThat(CertifiedKey.fromPemText(chain, key).chain()).isEqualTo(List.of(made.getCertificatePath()));
        assertThat(CertifiedKey.fromPemText(key + chain, key + chain, PASSWORD).certificate())
                .isEqualTo(made.getCertificate());
    }

    @Test
    void theFaultOfTextInMemoryIsSaidWithoutQuotingIt() {
        X509Bundle made = TestKeys.ec("text.example");
        String chain = made.getCertificatePathPEM();

        assertThatThrownBy(() -> CertifiedKey.fromPemText("", made.getPrivateKeyPEM()))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage("PEM text holds no certificate (expected: a PEM block BEGIN CERTIFICATE).");
        assertThatThrownBy(() -> CertifiedKey.fromPemText(chain, chain))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage(
                        "PEM text holds a certificate but no private key (expected: a PEM block BEGIN PRIVATE KEY).");
        assertThatThrownBy(
                        () -> CertifiedKey.fromPemText(chain, TestKeys.ec("x").getPrivateKeyPEM()))
                .isInstanceOf(CertifiedKeyException.class)
                .hasMessage(
                        "The private key does not belong to the certificate of CN=text.example (expected: its key).");
    }
}
