/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.testing.OcspAnswers;
import io.ftps.tls.testing.Responder;
import io.ftps.tls.testing.TestKeys;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A responder on a real port; clock and timer are stepped, so that the work is done by the test's own thread. */
class OcspStaplerTest {
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Responder responder = new Responder();
    private final CertifiedKey identity = OcspAnswers.identity(responder.address());
    private final List<Duration> delays = new ArrayList<>();
    private final List<Runnable> tasks = new ArrayList<>();
    private Instant now = start;
    private OcspStapler stapler = stapler(OcspSettings.DEFAULT);

    @AfterEach
    void close() {
        stapler.close();
        responder.close();
    }

    private OcspStapler stapler(OcspSettings settings) {
        return new OcspStapler(settings, new Stepped(), this::later, tasks::clear);
    }

    private void later(Runnable task, Duration delay) {
        delays.add(delay);
        tasks.add(task);
    }

    /** The clock shows what the test says. */
    private final class Stepped extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Steps to the time of the one task that waits, and runs it. */
    private void runNext() {
        assertThat(tasks).hasSize(1);
        now = now.plus(delays.get(delays.size() - 1));
        tasks.remove(0).run();
    }

    /** How long it waits now. */
    private Duration waiting() {
        return delays.get(delays.size() - 1);
    }

    private byte[] goodFor(Duration life) {
        return OcspAnswers.about(identity).from(now).until(now.plus(life)).encoded();
    }

    /** Fetches a staple that is good for an hour. */
    private byte[] stapled() {
        byte[] good = goodFor(HOUR);
        responder.answers(good);
        stapler.prefetch(identity);
        runNext();
        assertThat(stapler.staple(identity)).hasValue(good);
        return good;
    }

    @Test
    void theFirstUseFetchesAndTheNextOneShows() {
        byte[] good = goodFor(HOUR);
        responder.answers(good);

        assertThat(stapler.staple(identity)).isEmpty();
        assertThat(delays).containsExactly(Duration.ZERO);
        runNext();

        assertThat(stapler.staple(identity)).hasValue(good);
        assertThat(stapler.staple(identity)).hasValue(good);
        assertThat(responder.heads)
                .singleElement()
                .satisfies(head -> assertThat(head)
                        .startsWith("POST /ocsp HTTP/1.1\r\n")
                        .contains("Content-Type: application/ocsp-request\r\n"));
    }

    @Test
    void theQuestionIsAboutTheCertificateAndHasNoNonce() {
        List<BigInteger> asked = new ArrayList<>();
        responder.does((question, out) -> {
            asked.add(question.getRequestList()[0].getCertID().getSerialNumber());
            assertThat(question.hasExtensions()).isFalse();
            Responder.ok(out, goodFor(HOUR));
        });
        stapler.prefetch(identity);
        runNext();

        assertThat(asked).containsExactly(identity.certificate().getSerialNumber());
        assertThat(stapler.staple(identity)).isPresent();
    }

    @Test
    void aStapleIsRenewedAtHalfOfItsLife() {
        stapled();
        assertThat(waiting()).isEqualTo(Duration.ofMinutes(30));
        now = now.plus(Duration.ofMinutes(30));
        byte[] next = goodFor(HOUR);
        now = now.minus(Duration.ofMinutes(30));
        responder.answers(next);
        runNext();

        assertThat(stapler.staple(identity)).hasValue(next);
        assertThat(waiting()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void aResponderWithoutNewsIsAskedAtHalfOfTheRestButNotEveryMoment() {
        stapled();
        List<Long> minutes = new ArrayList<>();
        while (now.isBefore(start.plus(Duration.ofMinutes(57)))) {
            runNext();
            minutes.add(waiting().toSeconds());
        }

        assertThat(minutes).containsExactly(900L, 450L, 225L, 112L, 60L);
    }

    @Test
    void whileTheResponderIsDownTheLastGoodStapleIsShownUntilItExpires() {
        byte[] good = stapled();
        responder.close();
        List<Long> minutes = new ArrayList<>();
        while (now.isBefore(start.plus(HOUR))) {
            assertThat(stapler.staple(identity)).hasValue(good);
            runNext();
            minutes.add(waiting().toMinutes());
        }

        assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L);
        assertThat(stapler.staple(identity)).isEmpty();
    }

    @Test
    void theTimeBetweenQuestionsHasAnEndAndStartsAnewAfterSuccess() {
        stapler.prefetch(identity);
        for (int i = 0; i < 8; i++) {
            runNext();
        }
        assertThat(delays.stream().map(Duration::toMinutes)).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);

        now = now.plus(HOUR);
        responder.answers(goodFor(HOUR));
        now = now.minus(HOUR);
        runNext();
        assertThat(stapler.staple(identity)).isPresent();
        responder.does((question, out) -> Responder.status(out, "500 Broken", new byte[0]));
        runNext();
        assertThat(waiting()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aRevokedCertificateLosesItsStaple() {
        stapled();
        responder.answers(OcspAnswers.about(identity)
                .from(now)
                .until(now.plus(HOUR))
                .revoked()
                .encoded());
        runNext();

        assertThat(stapler.staple(identity)).isEmpty();
        assertThat(waiting()).isEqualTo(HOUR);
    }

    @Test
    void anAnswerOfAStrangerChangesNothing() {
        byte[] good = stapled();
        responder.answers(OcspAnswers.about(identity, TestKeys.selfSigned("Stranger"))
                .from(now)
                .until(now.plus(HOUR))
                .revoked()
                .encoded());
        runNext();

        assertThat(stapler.staple(identity)).hasValue(good);
    }

    @Test
    void anAnswerAboutAnotherCertificateIsNotShown() {
        responder.answers(OcspAnswers.about(identity)
                .serial(BigInteger.TEN)
                .from(now)
                .until(now.plus(HOUR))
                .encoded());
        assertNothingIsShown();
    }

    @Test
    void garbageIsNotShown() {
        responder.answers("<html>Welcome</html>".getBytes(StandardCharsets.US_ASCII));
        assertNothingIsShown();
    }

    @Test
    void anAnswerThatIsTooLongIsNotReadToItsEnd() {
        CountDownLatch cut = new CountDownLatch(1);
        responder.does((question, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            try {
                writeForever(out);
            } finally {
                cut.countDown();
            }
        });
        assertNothingIsShown();

        await().untilAsserted(() -> assertThat(cut.getCount()).isZero());
    }

    private static void writeForever(OutputStream out) throws Exception {
        byte[] block = new byte[8_192];
        while (true) {
            out.write(block);
        }
    }

    @Test
    void aSlowResponderIsGivenUp() {
        CountDownLatch over = new CountDownLatch(1);
        responder.does((question, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n0".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            over.await(10, TimeUnit.SECONDS);
        });
        stapler = stapler(OcspSettings.DEFAULT.with(OcspSettings.Time.FETCH, Duration.ofMillis(100)));
        assertNothingIsShown();
        over.countDown();
    }

    private void assertNothingIsShown() {
        stapler.prefetch(identity);
        runNext();

        assertThat(responder.heads).hasSize(1);
        assertThat(stapler.staple(identity)).isEmpty();
        assertThat(waiting()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theSameCertificateLoadedAnewTakesOverTheStaple() {
        byte[] good = stapled();
        CertifiedKey reloaded = CertifiedKey.of(identity.privateKey(), identity.chain());

        assertThat(stapler.staple(reloaded)).hasValue(good);
    }

    @Test
    void aResponderInTheSettingsIsAskedInstead() {
        try (Responder other = new Responder()) {
            other.answers(goodFor(HOUR));
            stapler = stapler(OcspSettings.DEFAULT.withResponder(other.address()));
            stapler.prefetch(identity);
            runNext();

            assertThat(stapler.staple(identity)).isPresent();
            assertThat(responder.heads).isEmpty();
        }
    }

    @Test
    void nothingIsAskedAboutCertificatesThatHaveNobodyToAsk() {
        assertThat(stapler.staple(TestKeys.EC)).isEmpty();
        assertThat(stapler.staple(TestKeys.identity(TestKeys.selfSigned("localhost"))))
                .isEmpty();
        assertThat(stapler.staple(OcspAnswers.mustStaple())).isEmpty();
        assertThat(tasks).isEmpty();
    }

    @Test
    void itsOwnThreadDoesTheSame() {
        byte[] good = goodFor(HOUR);
        responder.answers(good);
        stapler = new OcspStapler(OcspSettings.DEFAULT);
        stapler.prefetch(identity);
        await().untilAsserted(() -> assertThat(stapler.staple(identity)).hasValue(good));

        stapler.close();
        assertThat(stapler.staple(identity)).hasValue(good);
        assertThat(stapler.staple(OcspAnswers.identity(responder.address()))).isEmpty();
        assertThat(responder.heads).hasSize(1);
    }

    @Test
    void closingEndsAQuestionThatIsBeingAsked() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        responder.does((question, out) -> {
            asked.countDown();
            over.await(10, TimeUnit.SECONDS);
        });
        stapler = new OcspStapler(OcspSettings.DEFAULT);
        stapler.prefetch(identity);
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        stapler.close();

        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("ocsp-stapler"));
        over.countDown();
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OcspSettings.DEFAULT.withResponder(URI.create("ldap://127.0.0.1/")))
                .withMessage("responder: ldap://127.0.0.1/ (expected: an http or https address)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OcspSettings.DEFAULT.withMaxResponseBytes(1_023))
                .withMessage("maxResponseBytes: 1023 (expected: at least 1024)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OcspSettings.DEFAULT.with(OcspSettings.Time.FETCH, Duration.ZERO))
                .withMessage("FETCH: PT0S (expected: 10 milliseconds to 7 days)");
    }
}
