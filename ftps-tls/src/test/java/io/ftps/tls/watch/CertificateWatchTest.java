/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ftps.tls.testing.SteppedClock;
import io.ftps.tls.testing.TestKeys;
import io.netty.pkitesting.CertificateBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days go by, and what is told is counted. The certificate ends at noon of March 31, in Berlin, two days behind a change of clocks. */
@Tag("JDK")
final class CertificateWatchTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant END = Instant.parse("2027-03-31T10:00:00Z");
    private static final X509Certificate CERTIFICATE = certificate("CN=ftp.example.com");
    private static final Watched SHOWN =
            Watched.of(CertificateRole.SERVER, "listener explicit, port 21", CERTIFICATE, "Run: ftps cert csr");
    private static final Watched MISSING = Watched.missing("listener explicit, port 21", "Run: ftps cert csr");

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();
    private final List<Watched> watched = new ArrayList<>(List.of(SHOWN));
    private SteppedClock clock = at("2027-03-01T07:30:00Z");

    private static X509Certificate certificate(String subject) {
        try {
            return new CertificateBuilder()
                    .subject(subject)
                    .ecp256()
                    .notBefore(END.minus(Duration.ofDays(365)))
                    .notAfter(END)
                    .buildIssuedBy(TestKeys.AUTHORITY)
                    .getCertificate();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static SteppedClock at(String instant) {
        return new SteppedClock(Instant.parse(instant));
    }

    private CertificateWatch.Builder settings() {
        return CertificateWatch.builder(() -> List.copyOf(watched), folder.resolve("book"))
                .clock(clock)
                .at(LocalTime.of(9, 0), BERLIN)
                .listener(notices -> notices.forEach(notice ->
                        told.add(clock.instant().atZone(BERLIN).toLocalDateTime() + " " + notice.sentence())));
    }

    /** Lets days go by, a quarter of an hour at a time. */
    private void days(CertificateWatch watch, int days) {
        for (int quarter = 0; quarter < days * 96; quarter++) {
            clock.step(Duration.ofMinutes(15));
            watch.minute();
        }
    }

    @Test
    void fourteenDaysBeforeAndEveryDayBehindTheEnd() {
        days(settings().begun(), 33);

        assertThat(told)
                .containsExactly(
                        "2027-03-17T09:00 The certificate of listener explicit, port 21 (CN=ftp.example.com)"
                                + " expires in 14 days, on 2027-03-31.",
                        "2027-04-01T09:00 The certificate of listener explicit, port 21 (CN=ftp.example.com)"
                                + " expired 1 day ago, on 2027-03-31.",
                        "2027-04-02T09:00 The certificate of listener explicit, port 21 (CN=ftp.example.com)"
                                + " expired 2 days ago, on 2027-03-31.",
                        "2027-04-03T09:00 The certificate of listener explicit, port 21 (CN=ftp.example.com)"
                                + " expired 3 days ago, on 2027-03-31.");
    }

    /** Started at half past eight of the 15th, 14th, 13th, 1st and last day before the end, and of the first two behind it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-03-16 none",
                "2027-03-17 expires in 14 days",
                "2027-03-18 expires in 13 days",
                "2027-03-30 expires in 1 day,",
                "2027-03-31 expires today",
                "2027-04-01 expired 1 day ago",
                "2027-04-02 expired 2 days ago"
            })
    void aStartTellsWhatIsNearAndARestartOnTheSameDayNothing(String row) {
        String[] words = row.split(" ", 2);
        clock = at(words[0] + "T06:30:00Z");

        CertificateWatch first = settings().begun();
        settings().begun();
        clock.step(Duration.ofHours(8));
        first.minute();
        settings().begun();

        if (words[1].equals("none")) {
            assertThat(told).isEmpty();
        } else {
            assertThat(told).hasSize(1).allSatisfy(line -> assertThat(line).contains(words[1]));
        }
    }

    @Test
    void whatWasMissedWhileTheServerWasDownIsToldOnceAndNotAgain() {
        settings().begun();
        clock = at("2027-03-18T06:00:00Z");
        days(settings().begun(), 5);

        assertThat(told)
                .hasSize(1)
                .allSatisfy(
                        line -> assertThat(line).startsWith("2027-03-18T07:00").contains("in 13 days"));
    }

    @Test
    void eachNumberOfDaysIsToldOnce() {
        days(settings().daysBefore(List.of(30, 7, 1, 0)).begun(), 31);

        assertThat(told)
                .extracting(line -> line.substring(0, 10))
                .containsExactly("2027-03-01", "2027-03-24", "2027-03-30", "2027-03-31", "2027-04-01");
    }

    @Test
    void aMissingCertificateIsToldEveryDaySinceItWasSeenFirst() {
        watched.set(0, MISSING);
        days(settings().begun(), 3);
        days(settings().begun(), 1);
        watched.set(0, SHOWN);
        days(settings().begun(), 1);

        assertThat(told)
                .allSatisfy(line -> assertThat(line)
                        .endsWith(" There is no certificate for listener explicit, port 21 since 2027-03-01."))
                .extracting(line -> line.substring(0, 16))
                .containsExactly("2027-03-01T08:30", "2027-03-02T09:00", "2027-03-03T09:00", "2027-03-04T08:30");
    }

    @Test
    void aFileThatCannotBeUsedIsToldAtOnceAndOnceADay() {
        CertificateWatch watch = settings().begun();
        watch.notReloaded(MISSING, "The key in a.pem is of another certificate.");
        watch.notReloaded(MISSING, "The key in a.pem is of another certificate.");
        settings().begun().notReloaded(MISSING, "The file a.pem is empty.");
        clock.step(Duration.ofDays(1));
        watch.notReloaded(MISSING, "The file a.pem is empty.");

        assertThat(told)
                .containsExactly(
                        "2027-03-01T08:30 The key in a.pem is of another certificate. What was there before is still served.",
                        "2027-03-02T08:30 The file a.pem is empty. What was there before is still served.");
    }

    @Test
    void whatNobodyCouldBringAwayIsToldAgain() {
        clock = at("2027-03-17T06:30:00Z");
        settings()
                .listener(notices -> {
                    throw new IOException("The disk is full.");
                })
                .begun();
        settings().begun();
        settings().begun();

        assertThat(told).hasSize(2);
    }

    @Test
    void whatCannotBeListedNowIsToldWhenItCan() {
        clock = at("2027-03-17T06:30:00Z");
        CertificateWatch.builder(
                        () -> {
                            throw new IOException("The database is down.");
                        },
                        folder.resolve("book"))
                .clock(clock)
                .begun();
        settings().begun();

        assertThat(told).hasSize(1);
    }

    @Test
    void aLookThatFailsIsTriedAgainAnHourLater() {
        boolean[] down = {true};
        clock = at("2027-03-17T06:30:00Z");
        CertificateWatch watch = CertificateWatch.builder(
                        () -> {
                            if (down[0]) {
                                throw new IOException("The database is down.");
                            }
                            return watched;
                        },
                        folder.resolve("book"))
                .clock(clock)
                .at(LocalTime.of(9, 0), BERLIN)
                .listener(notices ->
                        told.add(clock.instant().atZone(BERLIN).toLocalTime().toString()))
                .begun();
        for (int quarter = 0; quarter < 20; quarter++) {
            clock.step(Duration.ofMinutes(15));
            down[0] = clock.instant().isBefore(Instant.parse("2027-03-17T08:20:00Z"));
            watch.minute();
        }

        assertThat(told).containsExactly("10:00");
    }

    @Test
    void aBrokenBookIsPutAsideAndEverythingIsToldOnceMore() throws IOException {
        clock = at("2027-03-17T06:30:00Z");
        settings().begun();
        Files.writeString(folder.resolve("book"), "no book\n");
        settings().begun();
        settings().begun();

        assertThat(told).hasSize(2);
        assertThat(folder.resolve("book.broken")).hasContent("no book");
        assertThat(Files.getPosixFilePermissions(folder.resolve("book")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void theBookForgetsWhatIsMended() throws IOException {
        clock = at("2027-04-02T06:30:00Z");
        CertificateWatch watch = settings().begun();
        watched.clear();
        days(watch, 2);

        assertThat(folder.resolve("book")).isRegularFile();
        watched.add(SHOWN);
        days(watch, 1);
        assertThat(Files.readAllLines(folder.resolve("book"))).hasSize(1);
        assertThat(told).hasSize(2);
    }

    /** A name is foreign text: it breaks no line and turns no writing around. */
    @Test
    void whatANoticeSaysIsOneLine() {
        clock = at("2027-03-17T06:30:00Z");
        watched.add(Watched.of(CertificateRole.CLIENT, "user eve\r\nBcc: all\u202E", CERTIFICATE, "Run: ftps"));
        settings().begun();

        assertThat(told).hasSize(2);
        assertThat(told.get(1)).contains("user eve??Bcc: all? (CN=ftp.example.com)");
    }

    @Test
    void daysThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings().daysBefore(List.of(-1)))
                .withMessage("daysBefore: [-1] (expected: numbers from 0 to 3650, at least one)");
        assertThatIllegalArgumentException().isThrownBy(() -> settings().daysBefore(List.of()));
    }

    @Test
    void aRunningWatchCanBeClosed() {
        try (CertificateWatch watch = settings().start()) {
            watch.look();
        }
        assertThat(told).isEmpty();
    }
}
