/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import static io.ftps.tls.testing.Issuing.NOW;
import static io.ftps.tls.testing.Issuing.root;
import static io.ftps.tls.testing.Issuing.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.ClientCertificateVerdict.Accepted;
import io.ftps.tls.ClientCertificateVerdict.Refused;
import io.ftps.tls.ClientCertificateVerdict.Undecided;
import io.ftps.tls.ClientCertificateVerdict.Unknown;
import io.ftps.tls.ocsp.OcspSettings;
import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.Issuing.Party;
import io.ftps.tls.testing.OcspAnswers;
import io.ftps.tls.testing.Responder;
import io.ftps.tls.testing.Revoking;
import io.ftps.tls.testing.SteppedClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Responders and distribution points: who is asked, how often, and what is done without an answer. */
class AskedRevocationTest {
    private static final Party ROOT = root("Root");
    private static final String UNTOLD = "nobody can tell whether CN=anna is revoked: ";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Responder server = new Responder();
    private final SteppedClock clock = new SteppedClock(NOW);
    private final Party anna = to("anna").responder(server.address()).by(ROOT);
    private final Party berta = to("berta").points(server.point()).by(ROOT);

    @AfterEach
    void close() {
        server.close();
    }

    private Revocation.Builder hard() {
        return Revocation.builder().clock(clock).whenUnknown(RevocationFailure.HARD_FAIL);
    }

    private TrustAnchors ocsp(RevocationFailure failure) {
        OcspSettings settings = OcspSettings.DEFAULT.with(OcspSettings.Time.FETCH, TIMEOUT);
        return trust(hard().ocsp(settings).whenUnknown(failure).build());
    }

    private TrustAnchors points(RevocationFailure failure) {
        return trust(
                hard().distributionPoints(TIMEOUT, 1_000).whenUnknown(failure).build());
    }

    private TrustAnchors trust(Revocation revocation) {
        return TrustAnchors.of(List.of(ROOT.certificate()))
                .withRevocation(revocation)
                .withClock(clock);
    }

    private static ClientCertificateVerdict verdict(TrustAnchors trust, Party... chain) {
        List<X509Certificate> certificates =
                Stream.of(chain).map(Party::certificate).toList();
        return trust.verify(certificates, Fixture.ORIGIN);
    }

    private OcspAnswers answer(Party client) {
        return OcspAnswers.about(client, ROOT)
                .from(clock.instant().minusSeconds(60))
                .until(clock.instant().plusSeconds(3_600));
    }

    @Test
    void aRespondersAnswerIsKeptUntilItsEnd() {
        server.answers(answer(anna).encoded());
        TrustAnchors trust = ocsp(RevocationFailure.HARD_FAIL);

        IntStream.range(0, 5).forEach(i -> assertThat(verdict(trust, anna)).isInstanceOf(Accepted.class));
        assertThat(server.heads).hasSize(1);

        clock.step(Duration.ofHours(1));
        server.answers(answer(anna)
                .status(new RevokedStatus(java.util.Date.from(NOW), CRLReason.keyCompromise))
                .encoded());
        assertThat(verdict(trust, anna))
                .isEqualTo(new Refused("CN=anna was revoked since 2026-06-01T00:00:00Z (key compromise)"));
        assertThat(server.heads).hasSize(2);
    }

    @Test
    void aReloadForgetsWhatWasAsked() {
        server.answers(answer(anna).encoded());
        Revocation revocation = hard().ocsp(OcspSettings.DEFAULT).build();
        verdict(trust(revocation), anna);
        server.answers(answer(anna).revoked().encoded());

        revocation.reload();
        assertThat(verdict(trust(revocation), anna))
                .isEqualTo(new Refused("CN=anna was revoked since 2026-05-31T23:59:00Z"));
    }

    @Test
    void aResponderThatIsDownIsLeftAloneForAWhile() {
        TrustAnchors trust = ocsp(RevocationFailure.HARD_FAIL);
        Party carla = to("carla").responder(server.address()).by(ROOT);

        assertThat(verdict(trust, anna))
                .isEqualTo(new Undecided(
                        UNTOLD + "OCSP at 127.0.0.1: the responder answers with HTTP status 503 (expected: 200)"));
        assertThat(verdict(trust, anna)).isInstanceOf(Undecided.class);
        assertThat(verdict(trust, carla)).isInstanceOf(Undecided.class);
        assertThat(server.heads).hasSize(1);

        clock.step(Duration.ofMinutes(1));
        server.answers(answer(anna).encoded());
        assertThat(verdict(trust, anna)).isInstanceOf(Accepted.class);
    }

    @Test
    void aResponderThatIsDownKeepsNobodyOutIfThatIsTheChoice() {
        server.does((question, out) -> {});
        assertThat(verdict(ocsp(RevocationFailure.SOFT_FAIL), anna)).isInstanceOf(Accepted.class);
        server.close();
        assertThat(verdict(ocsp(RevocationFailure.SOFT_FAIL), anna)).isInstanceOf(Accepted.class);
        assertThat(verdict(ocsp(RevocationFailure.HARD_FAIL), anna))
                .isInstanceOfSatisfying(
                        Undecided.class,
                        undecided -> assertThat(undecided.reason())
                                .startsWith(UNTOLD + "OCSP at 127.0.0.1: the responder cannot be reached: "));
    }

    @Test
    void anAnswerThatSaysNothingIsNone() {
        server.answers(answer(anna).status(new UnknownStatus()).encoded());
        assertThat(verdict(ocsp(RevocationFailure.HARD_FAIL), anna))
                .isEqualTo(new Undecided(UNTOLD + "OCSP at 127.0.0.1: the responder does not know the certificate"
                        + " (expected: good or revoked)"));
    }

    @Test
    void nobodyIsAskedBeforeThePathKeepsAllOtherRules() {
        Party expired = to("anna")
                .responder(server.address())
                .until("2026-05-01T00:00:00Z")
                .by(ROOT);
        Party stranger =
                to("anna").responder(server.address()).points(server.point()).by(root("Root"));
        TrustAnchors trust =
                trust(hard().ocsp(OcspSettings.DEFAULT).distributionPoints().build());

        assertThat(verdict(trust, expired)).isEqualTo(new Refused("CN=anna expired on 2026-05-01T00:00:00Z"));
        assertThat(verdict(trust, stranger)).isEqualTo(new Unknown());
        assertThat(server.heads).isEmpty();
    }

    @Test
    void aListFromADistributionPointIsKeptUntilItsEnd() {
        server.offers(Revoking.by(ROOT).der());
        TrustAnchors trust = points(RevocationFailure.HARD_FAIL);
        Party carla = to("carla").points(server.point()).by(ROOT);

        assertThat(verdict(trust, berta)).isInstanceOf(Accepted.class);
        assertThat(verdict(trust, carla)).isInstanceOf(Accepted.class);
        assertThat(server.heads).hasSize(1).first().asString().startsWith("GET /list.crl HTTP/1.1");

        clock.step(Duration.ofDays(7));
        server.offers(Revoking.by(ROOT)
                .until(NOW.plus(Duration.ofDays(14)))
                .revoked(berta.serial(), 5)
                .der());
        assertThat(verdict(trust, berta))
                .isEqualTo(new Refused("CN=berta was revoked since 2026-05-01T00:00:00Z (cessation of operation)"));
        assertThat(verdict(trust, carla)).isInstanceOf(Accepted.class);
        assertThat(server.heads).hasSize(2);
    }

    @Test
    void aDistributionPointThatIsDownIsLeftAloneForAWhile() {
        TrustAnchors trust = points(RevocationFailure.HARD_FAIL);
        String down = "nobody can tell whether CN=berta is revoked: CRL from 127.0.0.1: ";

        assertThat(verdict(trust, berta))
                .isEqualTo(new Undecided(down + "the distribution point answers with HTTP status 404 (expected: 200)"));
        assertThat(verdict(trust, berta)).isInstanceOf(Undecided.class);
        assertThat(server.heads).hasSize(1);
        assertThat(verdict(points(RevocationFailure.SOFT_FAIL), berta)).isInstanceOf(Accepted.class);

        clock.step(Duration.ofMinutes(1));
        server.offers(new byte[1_001]);
        assertThat(verdict(trust, berta))
                .isEqualTo(new Undecided(down + "the answer is longer than 1000 bytes (expected: at most that)"));
        clock.step(Duration.ofMinutes(1));
        server.offers("no list".getBytes(StandardCharsets.US_ASCII));
        assertThat(verdict(trust, berta)).isEqualTo(new Undecided(down + "what is there is no CRL (expected: DER)"));
        clock.step(Duration.ofMinutes(1));
        server.offers(Revoking.by(root("Root")).der());
        assertThat(verdict(trust, berta))
                .isEqualTo(new Undecided("nobody can tell whether CN=berta is revoked:"
                        + " the CRL of CN=Root is signed by another issuer of the same name"));
        clock.step(Duration.ofMinutes(1));
        server.offers(Revoking.by(ROOT).der());
        assertThat(verdict(trust, berta)).isInstanceOf(Accepted.class);
    }

    @Test
    void theFirstSourceThatKnowsCounts(@TempDir Path folder) throws IOException {
        Party both =
                to("dora").responder(server.address()).points(server.point()).by(ROOT);
        TrustAnchors trust = trust(hard().lists(folder)
                .ocsp(OcspSettings.DEFAULT)
                .distributionPoints()
                .build());
        server.offers(Revoking.by(ROOT).revoked(both.serial(), 1).der());

        assertThat(verdict(trust, both)).as("the responder is down").isInstanceOf(Refused.class);
        assertThat(server.heads).hasSize(2);

        Files.write(folder.resolve("root.crl"), Revoking.by(ROOT).der());
        clock.step(Duration.ofSeconds(1));
        assertThat(verdict(trust, both)).as("there is a list in a file").isInstanceOf(Accepted.class);
        assertThat(server.heads).hasSize(2);
    }
}
