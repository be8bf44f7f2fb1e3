/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ftps.auth.CertificateMatch.NameByAuthority;
import io.ftps.auth.CertificateMatch.ThisCertificate;
import io.ftps.auth.CertificateMatch.ThisKey;
import io.ftps.auth.PresentedCertificate.Trust;
import io.ftps.auth.testing.Certificates;
import io.ftps.auth.testing.Certificates.Identity;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateMatchTest {
    private static final Identity AUTHORITY = Certificates.selfSigned("CN=authority");
    private static final Identity IMPOSTOR = Certificates.selfSigned("CN=authority");
    private static final Identity MIDDLE = AUTHORITY.issues("CN=middle");
    private static final Identity ALICE =
            MIDDLE.issues("O=Ltd, CN=alice", new GeneralName(GeneralName.rfc822Name, "a@example.org"));
    private static final Identity RENEWED = MIDDLE.issues("O=Ltd, CN=alice", ALICE.keys());
    private static final Identity OTHER = MIDDLE.issues("O=Ltd, CN=bob");
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @Test
    void aCertificateIsRecognisedByItsDigestAndNoOtherIs() throws Exception {
        for (String algorithm : List.of("SHA-256", "SHA-1")) {
            byte[] digest = MessageDigest.getInstance(algorithm)
                    .digest(ALICE.certificate().getEncoded());
            String hex = HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
            CertificateMatch match =
                    CertificateMatch.parse(algorithm.replace("-", "").toLowerCase(Locale.ROOT) + "/" + hex);

            assertThat(match.matches(ALICE.trustedBy(MIDDLE, AUTHORITY))).isTrue();
            assertThat(match.matches(RENEWED.trustedBy(MIDDLE, AUTHORITY))).isFalse();
            assertThat(match.isWeak()).isEqualTo(algorithm.equals("SHA-1"));
        }
    }

    @Test
    void aKeyIsRecognisedInEveryCertificateThatHasIt() {
        CertificateMatch match = ThisKey.of(ALICE.unknown());

        assertThat(match.matches(RENEWED.unknown())).isTrue();
        assertThat(match.matches(OTHER.unknown())).isFalse();
        assertThat(ThisCertificate.of(ALICE.unknown()).matches(RENEWED.unknown()))
                .isFalse();
    }

    @Test
    void aNameCountsUnderTheKeyOfAnAuthorityOfAnyRankAndNotUnderItsName() {
        for (Identity authority : List.of(MIDDLE, AUTHORITY)) {
            CertificateMatch match =
                    new NameByAuthority(NameKind.COMMON_NAME, Digest.ofKey(authority.certificate()), "alice");

            assertThat(match.matches(ALICE.trustedBy(MIDDLE, AUTHORITY))).isTrue();
            assertThat(match.matches(OTHER.trustedBy(MIDDLE, AUTHORITY))).isFalse();
            assertThat(match.matches(IMPOSTOR.issues("O=Ltd, CN=alice").trustedBy(IMPOSTOR)))
                    .isFalse();
            assertThat(match.matches(ALICE.unknown())).isFalse();
            assertThat(match.matches(ALICE.trustedBy())).isFalse();
        }
    }

    @Test
    void whoSendsTheAuthoritysCertificateAlongHasNotYetItsWord() {
        Identity forged = IMPOSTOR.issues("CN=alice");
        PresentedCertificate presented = new PresentedCertificate(
                List.of(forged.certificate(), AUTHORITY.certificate()),
                new Trust.Trusted(List.of(IMPOSTOR.certificate())));

        assertThat(new NameByAuthority(NameKind.COMMON_NAME, Digest.ofKey(AUTHORITY.certificate()), "alice")
                        .matches(presented))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha256/DIGEST",
                "sha1/0123456789abcdef0123456789abcdef01234567",
                "key/DIGEST",
                "cn/DIGEST/Alice Ltd./Berlin",
                "email/DIGEST/a@example.org",
                "uri/DIGEST/spiffe://example.org/a",
                "upn/DIGEST/a@example.org"
            })
    void aMatchIsReadAndWrittenAsOneLine(String text) {
        String line = text.replace("DIGEST", DIGEST);

        assertThat(CertificateMatch.parse(line).text()).isEqualTo(line);
    }

    @ParameterizedTest(name = "\"{0}\"")
    @CsvSource(delimiter = '|', textBlock = """
            ''           | The certificate is described as "" (expected: sha256/DIGEST, key/DIGEST, or cn, email, uri or upn, as cn/KEY/NAME).
            md5/DIGEST   | The certificate is described as "md5" (expected: sha256/DIGEST, key/DIGEST, or cn, email, uri or upn, as cn/KEY/NAME).
            cn/DIGEST    | The certificate is described as "cn" (expected: sha256/DIGEST, key/DIGEST, or cn, email, uri or upn, as cn/KEY/NAME).
            cn/DIGEST/   | The name in the certificate is empty (expected: a common name).
            cn/alice/x   | The SHA-256 digest has 5 characters (expected: 64 hexadecimal digits).
            sha1/DIGEST  | The SHA-1 digest has 64 characters (expected: 40 hexadecimal digits).
            key/         | The SHA-256 digest has 0 characters (expected: 64 hexadecimal digits).
            """)
    void aLineWithAMistakeIsRefusedInOneSentence(String text, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CertificateMatch.parse(text.replace("DIGEST", DIGEST)))
                .withMessage(sentence);
    }

    @Test
    void whatAnOperatorMayChooseIsTheCertificateItsKeyOrANameUnderItsNearestAuthority() {
        HeldCertificate held = held(ALICE.trustedBy(MIDDLE, AUTHORITY));
        String middle = Digest.ofKey(MIDDLE.certificate()).hex();

        assertThat(held.choices())
                .extracting(choice -> choice.match().text())
                .containsExactly(
                        "sha256/" + held.digest().hex(),
                        "key/" + held.key().hex(),
                        "cn/" + middle + "/alice",
                        "email/" + middle + "/a@example.org");
        assertThat(held.choices())
                .allSatisfy(choice -> assertThat(choice.notAfter())
                        .contains(ALICE.certificate().getNotAfter().toInstant()))
                .allSatisfy(choice ->
                        assertThat(choice.match().matches(held.presented())).isTrue());
        assertThat(held(ALICE.unknown()).choices()).hasSize(2);
    }

    @Test
    void digestsAreMadeOnceForAPresentedCertificate() {
        PresentedCertificate presented = ALICE.trustedBy(MIDDLE, AUTHORITY);

        assertThat(presented.digest()).isSameAs(presented.digest());
        assertThat(presented.key()).isSameAs(presented.key());
        assertThat(presented.issuerKeys())
                .containsExactly(Digest.ofKey(MIDDLE.certificate()), Digest.ofKey(AUTHORITY.certificate()));
        assertThat(presented).isEqualTo(ALICE.trustedBy(MIDDLE, AUTHORITY)).isNotEqualTo(ALICE.unknown());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PresentedCertificate(List.of(), new Trust.Unknown()))
                .withMessage("The chain is empty (expected: at least the client's certificate).");
    }

    private static HeldCertificate held(PresentedCertificate presented) {
        return new HeldCertificate(
                "1",
                "alice",
                presented,
                InetAddress.getLoopbackAddress(),
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty());
    }
}
