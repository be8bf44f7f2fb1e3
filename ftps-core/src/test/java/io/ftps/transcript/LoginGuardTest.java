/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.auth.LoginGuard;
import io.ftps.server.CloseReason;
import io.ftps.server.TlsMode;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
