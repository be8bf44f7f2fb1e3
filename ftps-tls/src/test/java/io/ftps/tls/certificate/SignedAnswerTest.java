/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.CertifiedKeyException;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.KeyUsage;
import io.netty.pkitesting.X509Bundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SignedAnswerTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path folder;

    private final X509Bundle root;
    private final X509Bundle middle;
    private final X509Bundle server;
    private Path key = Path.of("");

    SignedAnswerTest() throws Exception {
        root = authority("CN=Root").buildSelfSigned();
        middle = authority("CN=Middle").buildIssuedBy(root);
        byte[] access = new AuthorityInformationAccess(
                        AccessDescription.id_ad_caIssuers,
                        new GeneralName(GeneralName.uniformResourceIdentifier, "http://ca.example/middle.crt"))
                .getEncoded();
        server = new CertificateBuilder()
                .subject("CN=ftp")
                .addExtendedKeyUsageServerAuth()
                .addExtensionOctetString("1.3.6.1.5.5.7.1.1", false, access)
                .ecp256()
                .buildIssuedBy(middle);
    }

    private static CertificateBuilder authority(String subject) {
        return new CertificateBuilder()
                .subject(subject)
                .setIsCertificateAuthority(true)
                .setKeyUsage(true, KeyUsage.keyCertSign)
                .ecp256();
    }

    @BeforeEach
    void writeKey() throws Exception {
        key = Files.writeString(folder.resolve("ftp.key"), server.getPrivateKeyPEM());
    }

    private CertifiedKey complete(List<X509Certificate> answer, X509Bundle... authorities) {
        List<X509Certificate> known =
                List.of(authorities).stream().map(X509Bundle::getCertificate).toList();
        return new SignedAnswer(answer, "answer.pem", known).complete(key, Optional.empty(), CLOCK);
    }

    @Test
    void theChainIsPutInOrderAndTheRootLeftOut() {
        X509Certificate[] whole = {server.getCertificate(), middle.getCertificate(), root.getCertificate()};
        assertThat(complete(List.of(whole[2], whole[0], whole[1])).chain()).containsExactly(whole[0], whole[1]);
        assertThat(complete(List.of(whole[1], whole[0]), root).chain()).containsExactly(whole[0], whole[1]);
    }

    @Test
    void issuersMayComeFromTheAuthoritiesFile() {
        assertThat(complete(List.of(server.getCertificate()), root, middle).chain())
                .containsExactly(server.getCertificate(), middle.getCertificate());
    }

    @Test
    void anIssuerBelowTheRootMayBeTheEnd() {
        assertThat(complete(List.of(server.getCertificate()), middle).chain()).containsExactly(server.getCertificate());
    }

    @Test
    void whoIsMissingIsNamedAndWhereToGetIt() {
        assertThatExceptionOfType(CertifiedKeyException.class)
                .isThrownBy(() -> complete(List.of(server.getCertificate()), root))
                .withMessage("answer.pem lacks the certificate of CN=Middle, which issued that of CN=ftp (expected: all"
                        + " issuers; get it from the authority, such as from http://ca.example/middle.crt, and give it"
                        + " beside the answer).");
        assertThatExceptionOfType(CertifiedKeyException.class)
                .isThrownBy(() -> complete(List.of(server.getCertificate(), middle.getCertificate())))
                .withMessage(
                        "answer.pem lacks the certificate of CN=Root, which issued that of CN=Middle (expected: all"
                                + " issuers; get it from the authority, and give it beside the answer).");
    }

    @Test
    void anAnswerForAnotherKeyIsRefused() {
        assertThatExceptionOfType(CertifiedKeyException.class)
                .isThrownBy(() -> complete(List.of(middle.getCertificate(), root.getCertificate())))
                .withMessage("The private key in " + key
                        + " does not belong to the certificate of CN=Middle (expected: the key of this certificate).");
    }

    @Test
    void whatHasExpiredIsNamed() {
        Clock late = Clock.offset(CLOCK, Duration.ofDays(100_000));
        SignedAnswer answer = new SignedAnswer(
                List.of(server.getCertificate(), middle.getCertificate(), root.getCertificate()),
                "answer.pem",
                List.of());
        assertThatExceptionOfType(CertifiedKeyException.class)
                .isThrownBy(() -> answer.complete(key, Optional.empty(), late))
                .withMessage("The certificate of CN=ftp in answer.pem cannot be used: it expired at "
                        + server.getCertificate().getNotAfter().toInstant()
                        + " (expected: a new answer of the authority).");
    }

    @Test
    void anIssuerThatMayNotIssueIsFound() throws Exception {
        X509Bundle leaf = new CertificateBuilder().subject("CN=Leaf").ecp256().buildIssuedBy(root);
        CertificateDraft draft = new CertificateDraft(
                CertificateSubject.named("ftp"),
                server.getCertificate().getPublicKey(),
                Validity.of(CLOCK, 10),
                new CertificateDraft.Leaf(CertificatePurpose.SERVER));
        X509Certificate forged =
                draft.signedBy(leaf.getCertificate(), leaf.getKeyPair().getPrivate());
        assertThatExceptionOfType(CertifiedKeyException.class)
                .isThrownBy(() -> complete(List.of(forged, leaf.getCertificate(), root.getCertificate())))
                .withMessageStartingWith("The certificate of CN=Leaf in answer.pem cannot be used: ")
                .withMessageEndingWith(" (expected: a new answer of the authority).");
    }
}
