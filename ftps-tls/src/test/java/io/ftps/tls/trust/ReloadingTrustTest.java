/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import static io.ftps.tls.testing.Issuing.CLOCK;
import static io.ftps.tls.testing.Issuing.root;
import static io.ftps.tls.testing.Issuing.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.ClientCertificateVerdict.Accepted;
import io.ftps.tls.ClientCertificateVerdict.Refused;
import io.ftps.tls.ClientCertificateVerdict.Unknown;
import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.Issuing.Party;
import io.ftps.tls.testing.Revoking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Authorities and lists that change while a server runs. The watcher is the test, unless it is told otherwise. */
class ReloadingTrustTest {
    private static final Party ROOT = root("Root");
    private static final Party OTHER = root("Other");
    private static final Party ANNA = to("anna").by(ROOT);
    private static final Party BERTA = to("berta").by(OTHER);

    @TempDir
    Path folder;

    private Path roots;
    private Path lists;
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<ReloadingTrust> open = new CopyOnWriteArrayList<>();

    @BeforeEach
    void makeFolders() throws IOException {
        roots = Files.createDirectory(folder.resolve("roots"));
        lists = Files.createDirectory(folder.resolve("lists"));
        put(ROOT, "root.pem");
    }

    @AfterEach
    void close() {
        open.forEach(ReloadingTrust::close);
    }

    private void put(Party root, String file) throws IOException {
        Files.writeString(roots.resolve(file), root.bundle().getCertificatePEM());
    }

    private ReloadingTrust.Builder settings() {
        Revocation revocation = Revocation.builder().lists(lists).clock(CLOCK).build();
        return ReloadingTrust.builder(anchors ->
                        TrustAnchors.of(anchors).withRevocation(revocation).withClock(CLOCK))
                .certificates(roots)
                .revocation(revocation)
                .every(Duration.ofDays(1))
                .events(new TrustEvents() {
                    @Override
                    public void changed() {
                        events.add("changed");
                    }

                    @Override
                    public void failed(String sentence) {
                        events.add("failed " + sentence.replace(folder + "/", ""));
                    }
                });
    }

    private ReloadingTrust started(ReloadingTrust.Builder settings) {
        ReloadingTrust trust = settings.start();
        open.add(trust);
        return trust;
    }

    private static ClientCertificateVerdict verdict(ReloadingTrust trust, Party client) {
        return trust.verify(List.of(client.certificate()), Fixture.ORIGIN);
    }

    @Test
    void anAuthorityComesAndGoes() throws IOException {
        ReloadingTrust trust = started(settings());
        assertThat(verdict(trust, ANNA)).isInstanceOf(Accepted.class);
        assertThat(verdict(trust, BERTA)).isEqualTo(new Unknown());
        trust.poll();
        assertThat(events).containsExactly("changed");

        put(OTHER, "other.pem");
        trust.poll();
        assertThat(verdict(trust, BERTA)).isInstanceOf(Accepted.class);
        assertThat(trust.certificates()).containsExactly(ROOT.certificate(), OTHER.certificate());

        Files.delete(roots.resolve("root.pem"));
        trust.poll();
        assertThat(verdict(trust, ANNA)).as("it may be put back at once").isInstanceOf(Accepted.class);
        trust.poll();
        assertThat(verdict(trust, ANNA)).isEqualTo(new Unknown());
        assertThat(events).containsExactly("changed", "changed", "changed");
    }

    @Test
    void aFaultThatStandsIsSaidOnceAndTheOldAuthorityKept() throws IOException {
        ReloadingTrust trust = started(settings());
        events.clear();

        Files.writeString(roots.resolve("root.pem"), "broken");
        trust.poll();
        assertThat(events).as("it may be half of a change").isEmpty();
        trust.poll();
        trust.poll();
        String fault = "Keeping what was there: roots/root.pem holds no certificate (expected: PEM or DER).";
        assertThat(events).containsExactly("failed " + fault);
        assertThat(trust.faults()).hasSize(1);
        assertThat(verdict(trust, ANNA)).isInstanceOf(Accepted.class);

        put(ROOT, "root.pem");
        trust.poll();
        assertThat(trust.faults()).isEmpty();
        assertThat(trust.reload()).isEmpty();
        assertThat(events).hasSize(1);
    }

    @Test
    void aChangedListIsToldSoThatLivingClientsCanBeJudgedAgain() throws IOException {
        ReloadingTrust trust = started(settings());
        events.clear();

        Revoking.by(ROOT).revoked(ANNA.serial(), 1).in(lists.resolve("root.crl"));
        trust.poll();
        assertThat(events).containsExactly("changed");
        assertThat(verdict(trust, ANNA))
                .isEqualTo(new Refused("CN=anna was revoked since 2026-05-01T00:00:00Z (key compromise)"));

        Files.writeString(lists.resolve("root.crl"), "broken");
        assertThat(trust.reload()).hasSize(1);
        assertThat(events)
                .last()
                .isEqualTo("failed Keeping what was there: lists/root.crl holds no revocation list"
                        + " (expected: PEM or DER).");
        assertThat(verdict(trust, ANNA)).isInstanceOf(Refused.class);
    }

    @Test
    void aListenerThatThrowsDoesNotStopIt() throws IOException {
        ReloadingTrust trust = started(settings().events(new TrustEvents() {
            @Override
            public void changed() {
                throw new IllegalStateException("planted by the test");
            }
        }));
        put(OTHER, "other.pem");
        trust.reload();

        assertThat(verdict(trust, BERTA)).isInstanceOf(Accepted.class);
    }

    @Test
    void withoutAnyFileNobodyIsBelieved() throws IOException {
        Files.delete(roots.resolve("root.pem"));
        Files.delete(roots);
        ReloadingTrust trust = started(settings());
        assertThat(verdict(trust, ANNA)).isEqualTo(new Unknown());
        assertThat(events).containsExactly("failed The certificate file roots does not exist.");

        Files.createDirectory(roots);
        put(ROOT, "root.pem");
        trust.poll();
        assertThat(verdict(trust, ANNA)).isInstanceOf(Accepted.class);
    }

    @Test
    void exactCertificatesAreFollowedAlike() throws IOException {
        put(BERTA, "root.pem");
        ReloadingTrust trust = started(ReloadingTrust.builder(
                        believed -> ExactCertificates.of(believed).withClock(CLOCK))
                .certificates(roots.resolve("root.pem")));
        assertThat(verdict(trust, BERTA)).isEqualTo(new Accepted());

        put(ANNA, "root.pem");
        assertThat(trust.reload()).isEmpty();
        assertThat(verdict(trust, BERTA)).isEqualTo(new Unknown());
    }

    @Test
    void theWatcherLooksByItself() throws IOException {
        ReloadingTrust own = started(settings().every(Duration.ofMillis(5)));
        ScheduledThreadPoolExecutor given = new ScheduledThreadPoolExecutor(1);
        try {
            ReloadingTrust lent = started(settings().every(Duration.ofMillis(5)).scheduler(given));
            put(OTHER, "other.pem");

            await().untilAsserted(() -> assertThat(verdict(own, BERTA)).isInstanceOf(Accepted.class));
            await().untilAsserted(() -> assertThat(verdict(lent, BERTA)).isInstanceOf(Accepted.class));
            lent.close();
            await().untilAsserted(() -> assertThat(given.getQueue()).allMatch(task -> ((Future<?>) task).isDone()));
        } finally {
            given.shutdownNow();
        }
    }

    @Test
    void aPauseOfNothingIsAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings().every(Duration.ZERO))
                .withMessage("every: PT0S (expected: a time longer than nothing)");
    }
}
