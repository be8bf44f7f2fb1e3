/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.CloseReason;
import io.ftps.server.Limits;
import io.ftps.server.TlsMode;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What strange lines do to a session. */
final class LinesTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final int MEBIBYTE = 1024 * 1024;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = TlsMode.class,
            names = {"IMPLICIT", "PLAIN_LOGIN_ALLOWED"})
    void tenThousandCommandsInOneWriteAreAnsweredInOrder(TlsMode mode) throws Exception {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.connect(mode)) {
            Thread writer = new Thread(() -> sendAll(client, "NOOP\r\n".repeat(9_999) + "SYST\r\n"));
            writer.start();
            for (int i = 0; i < 9_999; i++) {
                client.expect(200);
            }
            client.expect(215);
            writer.join();
            client.command("NOOP", 200);
        }
    }

    private static void sendAll(FtpClient client, String text) {
        try {
            client.send(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aMebibyteWithoutLineEndIsRefusedOnceAndTheSessionGoesOn() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.connect(TlsMode.IMPLICIT)) {
            client.send("x".repeat(MEBIBYTE));
            assertThat(client.expect(500)).contains("longer than 4096 bytes");
            client.send("still the same line\r\nNOOP\r\n");
            client.expect(200);
            client.login();
        }
    }

    @Test
    void aLineMayBeSplitAnywhere() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.connect(TlsMode.IMPLICIT)) {
            String lines = "SYST\r\nNOOP\r\n";
            for (int i = 0; i < lines.length(); i++) {
                client.send(lines.substring(i, i + 1));
            }
            client.expect(215);
            client.expect(200);
        }
    }

    @Test
    void halfALineAndSilenceEndWithTheTimeToLogIn() throws IOException {
        try (TestServer server = TestServer.with(folder)
                        .limit(Limits.Time.LOGIN, Duration.ofMillis(300))
                        .start();
                FtpClient client = server.connect(TlsMode.EXPLICIT)) {
            client.send("USE");
            client.expect(421);
            client.expectClosed();
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.LOGIN_TIMEOUT);
        }
    }

    @Test
    void commandsDoNotGiveAStrangerMoreTimeToLogIn() throws IOException {
        try (TestServer server = TestServer.with(folder)
                        .limit(Limits.Time.LOGIN, Duration.ofMillis(300))
                        .start();
                FtpClient client = server.connect(TlsMode.EXPLICIT)) {
            String reply = "";
            while (!reply.startsWith("421")) {
                client.send("NOOP\r\n");
                reply = client.expectAny();
            }
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.LOGIN_TIMEOUT);
        }
    }

    @Test
    void halfALineAndTheEndOfTheConnectionEndTheSessionAtOnce() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.connect(TlsMode.EXPLICIT)) {
            client.send("USE");
            client.shutdownOutput();
            client.expectClosed();
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.CLIENT_GONE);
        }
    }

    @Test
    void commandsBeforeTheEndOfTheConnectionAreAllAnswered() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.PLAIN_LOGIN_ALLOWED)) {
            client.send("CWD nowhere\r\nNOOP\r\nPWD\r\nNOOP\r\n");
            client.shutdownOutput();
            client.expect(550);
            client.expect(200);
            client.expect(257);
            client.expect(200);
            client.expectClosed();
        }
    }

    @Test
    void aNameThatIsNotUtf8KeepsItsBytes() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.send("MKD caf\u00e9\r\n".getBytes(ISO_8859_1));
            assertThat(client.expectBytes(257)).contains((byte) 0xE9).doesNotContain((byte) 0xC3);
            assertThat(Files.isDirectory(folder.resolve("caf\u00e9"))).isTrue();
            client.command("OPTS UTF8 ON", 200);
            assertThat(client.command("MKD th\u00e9", 257)).contains("/th\u00e9");
        }
    }

    @Test
    void telnetCodesBeforeACommandAreTakenOff() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.send(new byte[] {(byte) 0xFF, (byte) 0xF4, (byte) 0xFF, (byte) 0xF2});
            client.command("ABOR", 225);
        }
    }

    @Test
    void nulAndBareCarriageReturnAreRefused() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.send("MKD a\0b\r\nMKD a\rb\r\nNOOP\r\n".getBytes(UTF_8));
            client.expect(500);
            client.expect(500);
            client.expect(200);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void tooManyBadCommandsBeforeLoginEndTheSession() throws IOException {
        try (TestServer server = TestServer.with(folder)
                        .limit(Limits.Count.BAD_COMMANDS_BEFORE_LOGIN, 2)
                        .start();
                FtpClient client = server.connect(TlsMode.EXPLICIT)) {
            client.command("LS", 500);
            client.command("DIR", 500);
            client.command("COPY a b", 500);
            client.expect(421);
            client.expectClosed();
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.BAD_COMMANDS);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsMode.class,
            names = {"IMPLICIT", "PLAIN_LOGIN_ALLOWED"})
    void aClientThatReadsNoRepliesIsCut(TlsMode mode) throws Exception {
        for (int i = 0; i < 300; i++) {
            Files.createFile(folder.resolve("f" + i));
        }
        try (TestServer server = TestServer.with(folder)
                        .limit(Limits.Time.IDLE, Duration.ofMillis(300))
                        .limit(Limits.Time.LINGER, Duration.ofMillis(300))
                        .start();
                FtpClient client = server.login(mode)) {
            Thread writer = new Thread(() -> sendUntilCut(client, "STAT /\r\n".repeat(100)));
            writer.start();
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.IDLE_TIMEOUT);
            client.hangUp();
            writer.join();
        }
    }

    private static void sendUntilCut(FtpClient client, String text) {
        try {
            while (true) {
                client.send(text);
            }
        } catch (IOException e) {
            assertThat(e).isNotNull();
        }
    }
}
