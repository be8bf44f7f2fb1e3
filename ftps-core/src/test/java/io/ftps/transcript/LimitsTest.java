/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.LoginRefusedException.Reason;
import io.ftps.server.CloseReason;
import io.ftps.server.Limits;
import io.ftps.server.TlsMode;
import io.ftps.testing.DataConnection;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bounds on sessions and logins. */
final class LimitsTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Limits.Count.class,
            names = {"SESSIONS", "SESSIONS_PER_ADDRESS", "SESSIONS_NOT_LOGGED_IN"})
    void oneSessionTooManyIsToldSoAndClosed(Limits.Count limit) throws IOException {
        try (TestServer server = TestServer.with(folder).limit(limit, 2).start();
                FtpClient first = server.connect(TlsMode.EXPLICIT);
                FtpClient second = server.connect(TlsMode.IMPLICIT)) {
            try (FtpClient third = FtpClient.silent(server, TlsMode.EXPLICIT)) {
                third.expect(421);
                third.expectClosed();
            }
            try (FtpClient fourth = FtpClient.silent(server, TlsMode.IMPLICIT)) {
                fourth.expectClosed();
            }
            assertThat(server.events().awaitClosings(2)).containsOnly(CloseReason.TOO_MANY_SESSIONS);
            first.command("QUIT", 221);
            first.expectClosed();
            server.events().awaitEvent("sessionClosed", CloseReason.QUIT.name()::equals);
            server.connect(TlsMode.EXPLICIT).close();
            second.command("NOOP", 200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LIST", "NLST", "MLSD", "LIST f*"})
    void aListingThatIsTooLongBreaksOff(String command) throws IOException {
        for (int i = 0; i < 3; i++) {
            Files.createFile(folder.resolve("f" + i));
        }
        try (TestServer server = TestServer.with(folder)
                        .limit(Limits.Count.LISTING_ENTRIES, 3)
                        .start();
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            assertThat(client.download(command)).asString().contains("f0", "f1", "f2");
            Files.createFile(folder.resolve("f3"));
            try (DataConnection data = client.connectData(client.epsv())) {
                client.command(command, 150);
                data.handshake();
                assertThat(client.expect(451))
                        .isEqualTo("451 A listing ends behind 3 entries; ask for a part by a pattern.\r\n");
            }
            assertThat(client.download("NLST *1")).asString().isEqualTo("f1\r\n");
        }
    }

    @Test
    void sessionsThatHaveLoggedInAreNotCountedAmongStrangers() throws IOException {
        try (TestServer server = TestServer.with(folder)
                        .limit(Limits.Count.SESSIONS_NOT_LOGGED_IN, 1)
                        .start();
                FtpClient first = server.login(TlsMode.IMPLICIT);
                FtpClient second = server.login(TlsMode.IMPLICIT)) {
            first.command("REIN", 220);
            try (FtpClient third = FtpClient.silent(server, TlsMode.EXPLICIT)) {
                third.expect(421);
            }
            first.login();
            server.connect(TlsMode.EXPLICIT).close();
            second.command("NOOP", 200);
        }
    }

    @Test
    void aQuarterOfThePlacesIsLeftToAddressesThatAreKnown() throws IOException {
        try (TestServer server = TestServer.with(folder)
                        .limit(Limits.Count.SESSIONS_NOT_LOGGED_IN, 4)
                        .start();
                FtpClient first = server.connect(TlsMode.EXPLICIT);
                FtpClient second = server.connect(TlsMode.EXPLICIT);
                FtpClient third = server.connect(TlsMode.IMPLICIT)) {
            assertRefused(server);
            third.login();
            try (FtpClient fourth = server.connect(TlsMode.EXPLICIT);
                    FtpClient fifth = server.connect(TlsMode.EXPLICIT)) {
                assertRefused(server);
                for (FtpClient client : List.of(first, second, fourth, fifth)) {
                    client.command("NOOP", 200);
                }
            }
        }
    }

    private static void assertRefused(TestServer server) throws IOException {
        try (FtpClient client = FtpClient.silent(server, TlsMode.EXPLICIT)) {
            client.expect(421);
            client.expectClosed();
        }
    }

    @ParameterizedTest
    @EnumSource(TlsMode.class)
    void anIdleSessionIsClosed(TlsMode mode) throws IOException {
        try (TestServer server = TestServer.with(folder)
                        .limit(Limits.Time.IDLE, Duration.ofMillis(200))
                        .start();
                FtpClient client = server.login(mode)) {
            client.expect(421);
            client.expectClosed();
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.IDLE_TIMEOUT);
        }
    }

    @Test
    void aWrongPasswordIsAnsweredLateAndTheLastOneEndsTheSession() throws IOException {
        Duration delay = Duration.ofMillis(200);
        try (TestServer server = TestServer.with(folder)
                        .limit(Limits.Time.LOGIN_FAILURE_DELAY, delay)
                        .limit(Limits.Count.LOGIN_FAILURES, 2)
                        .start();
                FtpClient client = server.connect(TlsMode.IMPLICIT)) {
            long start = System.nanoTime();
            client.command("USER anna", 331);
            String known = client.command("PASS wrong", 530);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(delay);
            client.command("USER nobody", 331);
            assertThat(client.command("PASS wrong", 530)).isEqualTo(known);
            client.expectClosed();
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.LOGIN_FAILURES);
            assertThat(server.events().details("loginRefused")).containsExactly("anna", "nobody");
            assertThat(server.events().details("commandStarted")).noneMatch(line -> line.contains("wrong"));
        }
    }

    /** Forty answers wait for as long as one, though a server has far fewer workers that decide. */
    @Test
    void aDelayedAnswerHoldsNoThread() throws IOException {
        Duration delay = Duration.ofMillis(700);
        try (TestServer server = TestServer.with(folder)
                .limit(Limits.Time.LOGIN_FAILURE_DELAY, delay)
                .start()) {
            List<FtpClient> clients = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                FtpClient client = server.connect(TlsMode.PLAIN_LOGIN_ALLOWED);
                client.command("USER anna", 331);
                clients.add(client);
            }
            long start = System.nanoTime();
            for (FtpClient client : clients) {
                client.send("PASS wrong\r\n");
            }
            for (FtpClient client : clients) {
                client.expect(530);
                client.close();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(delay.multipliedBy(3));
        }
    }

    @Test
    void aClientThatLeavesBeforeTheDelayedAnswerIsForgottenAtOnce() throws IOException {
        try (TestServer server = TestServer.with(folder)
                        .limit(Limits.Time.LOGIN_FAILURE_DELAY, Duration.ofSeconds(60))
                        .start();
                FtpClient client = server.connect(TlsMode.PLAIN_LOGIN_ALLOWED)) {
            client.command("USER anna", 331);
            client.send("PASS wrong\r\n");
            server.events().awaitEvent("loginRefused", any -> true);
            client.reset();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"BUSY", "UNAVAILABLE"})
    void aStoreThatCannotDecideIsNotTheClientsFault(Reason reason) throws IOException {
        try (TestServer server = TestServer.with(folder)
                        .authenticator(attempt -> {
                            throw new LoginRefusedException(reason, "The store is away.");
                        })
                        .start();
                FtpClient client = server.connect(TlsMode.IMPLICIT)) {
            client.command("USER anna", 331);
            assertThat(client.command("PASS secret", 421)).doesNotContain("store");
            client.expectClosed();
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.LOGINS_UNAVAILABLE);
        }
    }

    @Test
    void anAuthenticatorThatFailsIsAFaultOfTheServer() throws IOException {
        try (TestServer server = TestServer.with(folder)
                        .authenticator(attempt -> {
                            throw new IllegalStateException("jdbc:secret-address");
                        })
                        .start();
                FtpClient client = server.connect(TlsMode.IMPLICIT)) {
            client.command("USER anna", 331);
            assertThat(client.command("PASS secret", 451)).doesNotContain("jdbc");
            client.command("PWD", 530);
        }
    }
}
