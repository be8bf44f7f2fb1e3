/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ftps.auth.Authenticator;
import io.ftps.auth.LoginGuard;
import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.LoginRefusedException.Reason;
import io.ftps.auth.User;
import io.ftps.server.CloseReason;
import io.ftps.server.Limits;
import io.ftps.server.TlsMode;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who guesses passwords is slowed and banned; the guard's own clock is stepped. */
final class LoginGuardTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private final AtomicLong clock = new AtomicLong();

    @TempDir
    private Path folder;

    private TestServer server(Duration baseDelay, int failures) throws IOException {
        return TestServer.with(folder)
                .guard(LoginGuard.builder()
                        .baseDelay(baseDelay)
                        .failures(failures)
                        .banTime(Duration.ofMinutes(10))
                        .nanoTime(clock::get)
                        .build())
                .start();
    }

    private static void fail(FtpClient client) throws IOException {
        client.command("USER anna", 331);
        client.command("PASS wrong", 530);
    }

    @Test
    void oneFailureTooManyBansTheAddressForAWhile() throws IOException {
        try (TestServer server = server(Duration.ZERO, 3);
                FtpClient living = server.login(TlsMode.IMPLICIT);
                FtpClient waiting = server.connect(TlsMode.IMPLICIT);
                FtpClient guessing = server.connect(TlsMode.IMPLICIT)) {
            fail(guessing);
            fail(guessing);
            fail(guessing);
            guessing.expectClosed();
            assertThat(server.events().details("addressBanned")).containsExactly("PT10M");
            refused(server);

            waiting.command("USER anna", 331);
            assertThat(waiting.command("PASS secret", 530)).isEqualTo("530 Not logged in.\r\n");
            waiting.expectClosed();
            living.command("NOOP", 200);
            assertThat(server.events().awaitClosings(4)).containsOnly(CloseReason.ADDRESS_BANNED);

            clock.addAndGet(Duration.ofMinutes(21).toNanos());
            server.login(TlsMode.IMPLICIT).close();
        }
    }

    private static void refused(TestServer server) throws IOException {
        try (FtpClient explicit = FtpClient.silent(server, TlsMode.EXPLICIT);
                FtpClient implicit = FtpClient.silent(server, TlsMode.IMPLICIT)) {
            assertThat(explicit.expect(421))
                    .isEqualTo("421 Too many failed logins from your address; try again later.\r\n");
            explicit.expectClosed();
            implicit.expectClosed();
        }
    }

    /** Half of the workers and one place to wait are for strangers; what they leave is for users whose address is known. */
    @Test
    void howeverManyGuessAKnownUserIsServed() throws IOException {
        CountDownLatch decided = new CountDownLatch(1);
        AtomicInteger guessing = new AtomicInteger();
        Authenticator slowForGuesses = attempt -> {
            if (!attempt.userName().equals("anna")) {
                guessing.incrementAndGet();
                awaited(decided);
                throw new LoginRefusedException(Reason.UNKNOWN_USER, "Nobody has this name.");
            }
            return User.named("anna");
        };
        List<FtpClient> guessers = new ArrayList<>();
        try (TestServer server = TestServer.with(folder)
                .authenticator(slowForGuesses)
                .guard(LoginGuard.builder().baseDelay(Duration.ZERO).build())
                .limit(Limits.Count.WAITING_LOGINS, 1)
                .start()) {
            server.login(TlsMode.IMPLICIT).close();
            int running = Math.max(8, 2 * Runtime.getRuntime().availableProcessors()) / 2;
            for (int i = 0; i < running; i++) {
                guessers.add(guesser(server, i));
            }
            await().until(() -> guessing.get() == running);
            for (int i = 0; i < 3; i++) {
                guessers.add(guesser(server, running + i));
            }
            await().until(() -> server.events().details("loginRefused").size() == 2);
            server.login(TlsMode.IMPLICIT).close();
            assertThat(guessing).hasValue(running);
            decided.countDown();
            List<String> replies = new ArrayList<>();
            for (FtpClient guesser : guessers) {
                replies.add(guesser.expectAny());
                guesser.close();
            }
            assertThat(replies)
                    .containsOnly("530 Not logged in.\r\n", "421 Logins cannot be checked now; try again later.\r\n")
                    .filteredOn(reply -> reply.startsWith("421"))
                    .hasSize(2);
        }
    }

    private static FtpClient guesser(TestServer server, int number) throws IOException {
        FtpClient client = server.connect(TlsMode.IMPLICIT);
        client.command("USER guess" + number, 331);
        client.send("PASS wrong\r\n");
        return client;
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whereOthersGuessTheRightPasswordIsAnsweredAsLateAsAWrongOne() throws IOException {
        Duration delay = Duration.ofMillis(300);
        try (TestServer server = server(delay, 100);
                FtpClient client = server.connect(TlsMode.IMPLICIT)) {
            long start = System.nanoTime();
            fail(client);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(delay);
            start = System.nanoTime();
            client.login();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(delay.multipliedBy(2));
            client.command("NOOP", 200);
        }
    }
}
