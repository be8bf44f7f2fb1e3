/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ftps.tls.CertifiedKeyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CertificateRequestTest {
    private static final CertificateSubject FTP =
            CertificateSubject.server("ftp", List.of("ftp.example.com", "*.example.com", "192.0.2.7", "::1"));

    @TempDir
    private Path folder;

    private final KeyPair pair = KeyAlgorithm.EC_P256.generate();
    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("ftp.csr");
        PemOutput.PLAIN.request(CertificateRequest.create(FTP, pair), pair, file, folder.resolve("ftp.key"));
    }

    private byte[] der() throws IOException {
        String text = Files.readString(file)
                .replace("-----BEGIN CERTIFICATE REQUEST-----", "")
                .replace("-----END CERTIFICATE REQUEST-----", "");
        return Base64.getMimeDecoder().decode(text);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        CertificateRequest read = CertificateRequest.fromFile(file);
        assertThat(read.subject()).isEqualTo(FTP);
        assertThat(read.publicKey()).isEqualTo(pair.getPublic());
        Path binary = Files.write(folder.resolve("der.csr"), der());
        assertThat(CertificateRequest.fromFile(binary).subject()).isEqualTo(FTP);
        assertThat(read).hasToString("request of CN=ftp, EC P-256");
    }

    @Test
    void whatWindowsWritesIsRead() throws IOException {
        Files.writeString(file, Files.readString(file).replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"));
        assertThat(CertificateRequest.fromFile(file).subject()).isEqualTo(FTP);
    }

    @Test
    void aChangedNameIsFound() throws IOException {
        byte[] changed = new String(der(), StandardCharsets.ISO_8859_1)
                .replace("ftp.example.com", "ftp.evil123.com")
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, changed);
        assertThatExceptionOfType(CertifiedKeyException.class)
                .isThrownBy(() -> CertificateRequest.fromFile(file))
                .withMessage("The request in " + file
                        + " is not signed by its own key (expected: it unchanged, as it was made).");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello | FILE holds no request (expected: a PEM block BEGIN CERTIFICATE REQUEST).",
                "'' | FILE holds no request (expected: a PEM block BEGIN CERTIFICATE REQUEST).",
                "0123 | The request in FILE is damaged (expected: PKCS#10)."
            })
    void whatIsNoRequestIsToldByItsFile(String content, String sentence) throws IOException {
        Files.writeString(file, content);
        assertThatExceptionOfType(CertifiedKeyException.class)
                .isThrownBy(() -> CertificateRequest.fromFile(file))
                .withMessage(sentence.replace("FILE", file.toString()));
    }

    @Test
    void namesOfOtherKindsAreNotPassedOver() throws Exception {
        GeneralNames names =
                new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, "ftp://example.com"));
        var builder = new JcaPKCS10CertificationRequestBuilder(FTP.name(), pair.getPublic());
        builder.addAttribute(
                PKCSObjectIdentifiers.pkcs_9_at_extensionRequest,
                new Extensions(Extension.create(Extension.subjectAlternativeName, false, names)));
        Files.write(
                file,
                builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                        .getEncoded());
        assertThatExceptionOfType(CertifiedKeyException.class)
                .isThrownBy(() -> CertificateRequest.fromFile(file))
                .withMessage(
                        "The request in " + file + " asks for a name that is not issued here (expected: DNS names, IP"
                                + " addresses and mail addresses).");
    }
}
