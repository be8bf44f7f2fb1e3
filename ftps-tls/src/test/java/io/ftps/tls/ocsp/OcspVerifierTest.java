/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.testing.OcspAnswers;
import io.ftps.tls.testing.TestKeys;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CRLReason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OcspVerifierTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Duration SKEW = Duration.ofMinutes(5);
    /** Headers and what is signed take at least so much of an answer; signature and certificate follow. */
    private static final int SIGNED_BYTES = 150;

    private static final CertifiedKey IDENTITY = OcspAnswers.identity(URI.create("http://127.0.0.1/"));

    private OcspAnswers good() {
        return valid(OcspAnswers.about(IDENTITY));
    }

    private OcspAnswers signedBy(X509Bundle signer) {
        return valid(OcspAnswers.about(IDENTITY, signer));
    }

    private OcspAnswers valid(OcspAnswers answer) {
        return answer.from(now.minusSeconds(60)).until(now.plusSeconds(3_600));
    }

    private OcspAnswer verify(byte[] response) throws OcspException {
        return new OcspVerifier(OcspQuestion.about(IDENTITY, Optional.empty()), now, SKEW).verify(response);
    }

    private Instant goodUntil(OcspAnswers answer) throws OcspException {
        return ((OcspAnswer.Good) verify(answer.encoded())).staple().until();
    }

    private void assertRefused(byte[] response, String why) {
        assertThatThrownBy(() -> verify(response))
                .isInstanceOf(OcspException.class)
                .hasMessage(why);
    }

    @Test
    void aGoodAnswerOfTheIssuerIsAStapleUntilItsNextUpdate() throws OcspException {
        byte[] response = good().encoded();
        Staple staple = ((OcspAnswer.Good) verify(response)).staple();

        assertThat(staple.response()).isEqualTo(response);
        assertThat(staple.until()).isEqualTo(now.plusSeconds(3_600));
        assertThat(staple.isValidAt(now.plusSeconds(3_599))).isTrue();
        assertThat(staple.isValidAt(now.plusSeconds(3_600))).isFalse();
        assertThat(staple.halfOfTheRestAt(now)).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void aResponderAppointedByTheIssuerMayAnswer() throws OcspException {
        X509Bundle appointed = TestKeys.bundle(() -> new CertificateBuilder()
                .subject("CN=Responder")
                .ecp256()
                .addExtendedKeyUsageOcspSigning()
                .buildIssuedBy(TestKeys.AUTHORITY));

        assertThat(goodUntil(signedBy(appointed))).isEqualTo(now.plusSeconds(3_600));
    }

    @Test
    void anAnswerWithoutNextUpdateCountsForAnHour() throws OcspException {
        assertThat(goodUntil(OcspAnswers.about(IDENTITY).from(now.minusSeconds(60))))
                .isEqualTo(now.plusSeconds(3_540));
    }

    @Test
    void theRespondersClockMayBeALittleAhead() throws OcspException {
        assertThat(goodUntil(good().from(now.plus(SKEW)))).isEqualTo(now.plusSeconds(3_600));
    }

    @Test
    void aRevocationIsToldWithItsTime() throws OcspException {
        assertThat(verify(good().revoked().encoded()))
                .isEqualTo(new OcspAnswer.Revoked(now.minusSeconds(60), CRLReason.UNSPECIFIED, now.plusSeconds(3_600)));
    }

    @Test
    void answersOfOtherTimesAreRefused() {
        assertRefused(
                good().from(now.plus(SKEW).plusSeconds(1)).encoded(),
                "the answer is for " + now.plus(SKEW).plusSeconds(1) + " to " + now.plusSeconds(3_600)
                        + " (expected: now, " + now + ")");
        assertRefused(
                good().until(now).encoded(),
                "the answer is for " + now.minusSeconds(60) + " to " + now + " (expected: now, " + now + ")");
    }

    @Test
    void answersAboutOtherCertificatesAreRefused() {
        String why = "the answer is about another certificate (expected: serial number "
                + IDENTITY.certificate().getSerialNumber().toString(16) + " of the same issuer)";

        assertRefused(good().serial(BigInteger.TEN).encoded(), why);
        assertRefused(good().issuer(TestKeys.selfSigned("another.example")).encoded(), why);
    }

    @Test
    void strangersAreRefused() {
        String why = "the answer is signed by a stranger (expected: the issuer, or a responder it appointed)";
        X509Bundle impostor = TestKeys.bundle(() -> new CertificateBuilder()
                .subject("CN=Test authority")
                .ecp256()
                .setIsCertificateAuthority(true)
                .buildSelfSigned());
        X509Bundle notAppointed = TestKeys.ec("localhost", "localhost");
        X509Bundle appointedByItself = TestKeys.bundle(() -> new CertificateBuilder()
                .subject("CN=Stranger")
                .ecp256()
                .setIsCertificateAuthority(true)
                .addExtendedKeyUsageOcspSigning()
                .buildSelfSigned());
        X509Bundle expired = TestKeys.bundle(() -> new CertificateBuilder()
                .subject("CN=Former responder")
                .ecp256()
                .notBefore(now.minusSeconds(3_600))
                .notAfter(now.minusSeconds(60))
                .addExtendedKeyUsageOcspSigning()
                .buildIssuedBy(TestKeys.AUTHORITY));

        assertRefused(signedBy(impostor).encoded(), why);
        assertRefused(signedBy(notAppointed).encoded(), why);
        assertRefused(signedBy(appointedByItself).encoded(), why);
        assertRefused(signedBy(expired).encoded(), why);
    }

    /** Nobody signs the envelope, so what was changed there is put right or refused. */
    @Test
    void noChangedByteGetsIntoAStaple() {
        byte[] response = good().encoded();
        for (int i = 0; i < SIGNED_BYTES; i++) {
            byte[] changed = response.clone();
            changed[i] ^= 1;
            assertThat(stapleOf(changed)).as("byte %s", i).isIn(Optional.empty(), Optional.of(hex(response)));
        }
    }

    @Test
    void bytesBehindTheAnswerAreNotShown() {
        byte[] response = good().encoded();

        assertThat(stapleOf(Arrays.copyOf(response, response.length + 1)))
                .isIn(Optional.empty(), Optional.of(hex(response)));
    }

    private Optional<String> stapleOf(byte[] response) {
        try {
            return Optional.of(hex(((OcspAnswer.Good) verify(response)).staple().response()));
        } catch (OcspException e) {
            return Optional.empty();
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void aResponderThatKnowsNothingIsOfNoUse() {
        assertRefused(
                good().status(new UnknownStatus()).encoded(),
                "the responder does not know the certificate (expected: good or revoked)");
        assertRefused(
                OcspAnswers.refusal(OCSPResp.TRY_LATER),
                "the responder refuses with status 3 (expected: 0, successful)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "<html>Not found</html>", "0\u0003\n\u0001\u0000"})
    void garbageIsRefused(String body) {
        assertThatThrownBy(() -> verify(body.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(OcspException.class);
    }

    @Test
    void aCutAnswerIsRefused() {
        byte[] response = good().encoded();
        for (int length = 0; length < response.length; length += 7) {
            byte[] cut = Arrays.copyOf(response, length);
            assertThatThrownBy(() -> verify(cut)).isInstanceOf(OcspException.class);
        }
    }
}
