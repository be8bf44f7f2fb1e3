/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.CertifiedKeyException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CertificateContentsTest {
    private static final char[] SECRET = "secret".toCharArray();
    private static final Optional<Passphrase> KNOWN = Optional.of(Passphrase.of(SECRET));

    @TempDir
    private Path folder;

    private final CertificateAuthority authority =
            CertificateAuthority.create("CA", KeyAlgorithm.EC_P256, Validity.of(Clock.systemUTC(), 100));
    private final X509Certificate root = authority.identity().certificate();
    private final CertifiedKey server = authority.issue(
            CertificateSubject.named("ftp"),
            KeyAlgorithm.EC_P256,
            CertificatePurpose.SERVER,
            Validity.of(Clock.systemUTC(), 10));

    private Path write(String name, byte[] content) throws Exception {
        return Files.write(folder.resolve(name), content);
    }

    private byte[] pkcs7() throws Exception {
        return CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(server.certificate(), root))
                .getEncoded("PKCS7");
    }

    private static byte[] pem(String label, byte[] content) {
        String body = Base64.getMimeEncoder().encodeToString(content);
        return ("-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void whateverTheNameTheFormIsFound() throws Exception {
        Path pem = folder.resolve("chain.crt");
        PemOutput.PLAIN.certificates(List.of(server.certificate(), root), pem);
        assertThat(CertificateContents.read(pem, Optional.empty()))
                .isEqualTo(new CertificateContents(pem, "PEM", List.of(server.certificate(), root), false));
        Path der = write("one.pem", root.getEncoded());
        assertThat(CertificateContents.read(der, Optional.empty()))
                .isEqualTo(new CertificateContents(der, "DER", List.of(root), false));
        for (byte[] form : List.of(pkcs7(), pem("PKCS7", pkcs7()))) {
            assertThat(CertificateContents.read(write("answer.p7b", form), Optional.empty())
                            .certificates())
                    .containsExactlyInAnyOrder(server.certificate(), root);
        }
    }

    @Test
    void aKeyInTheSameFileIsSeen() throws Exception {
        Path certificate = folder.resolve("c");
        Path key = folder.resolve("k");
        PemOutput.PLAIN.identity(server, certificate, key);
        Path both = write(
                "both.pem",
                (Files.readString(certificate) + Files.readString(key)).getBytes(StandardCharsets.US_ASCII));
        assertThat(CertificateContents.read(both, Optional.empty()).privateKey())
                .isTrue();
        assertThatExceptionOfType(CertifiedKeyException.class)
                .isThrownBy(() -> CertificateContents.read(key, Optional.empty()))
                .withMessage(key + " holds a private key but no certificate (expected: PEM, DER, PKCS#12 or JKS).");
    }

    @ParameterizedTest
    @CsvSource({"PKCS12, PKCS#12", "JKS, JKS"})
    void keyStoresAreReadWithTheirPassword(String type, String form) throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        store.setKeyEntry("ftp", server.privateKey(), SECRET, new Certificate[] {server.certificate()});
        store.setCertificateEntry("ca", root);
        Path file = folder.resolve("store");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, SECRET);
        }
        assertThat(CertificateContents.read(file, KNOWN))
                .isEqualTo(new CertificateContents(file, form, List.of(server.certificate(), root), true));
        assertThatExceptionOfType(CertifiedKeyException.class)
                .isThrownBy(() -> CertificateContents.read(file, Optional.empty()))
                .withMessage(file + " is encrypted and no passphrase was given (expected: its passphrase).");
        assertThatExceptionOfType(CertifiedKeyException.class)
                .isThrownBy(() -> CertificateContents.read(file, Optional.of(Passphrase.of("wrong".toCharArray()))))
                .withMessage(file + " cannot be decrypted (expected: another password).");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello | FILE holds no certificate (expected: PEM, DER, PKCS#12 or JKS).",
                "0123 | A certificate in FILE is damaged (expected: X.509).",
                "'-----BEGIN CERTIFICATE-----' | FILE cannot be read (expected: PEM, DER, PKCS#12 or JKS)."
            })
    void whatIsNoCertificateIsToldByItsFile(String content, String sentence) throws Exception {
        Path file = write("x", content.getBytes(StandardCharsets.US_ASCII));
        assertThatExceptionOfType(CertifiedKeyException.class)
                .isThrownBy(() -> CertificateContents.read(file, Optional.empty()))
                .withMessage(sentence.replace("FILE", file.toString()));
    }

    @Test
    void aFileThatIsNotThereAndOneThatIsTooLong() throws Exception {
        Path file = folder.resolve("none");
        assertThatExceptionOfType(CertifiedKeyException.class)
                .isThrownBy(() -> CertificateContents.read(file, Optional.empty()))
                .withMessage("The certificate file " + file + " does not exist.");
        Path longest = write("long", new byte[(1 << 20) + 1]);
        assertThatExceptionOfType(CertifiedKeyException.class)
                .isThrownBy(() -> CertificateContents.read(longest, Optional.empty()))
                .withMessage("The certificate file " + longest + " is longer than 1 MiB (expected: at most that).");
    }
}
