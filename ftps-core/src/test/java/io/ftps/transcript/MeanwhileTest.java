/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.file.FileInfo;
import io.ftps.file.FileSystemView;
import io.ftps.file.FtpPath;
import io.ftps.file.ViewDecorator;
import io.ftps.server.CloseReason;
import io.ftps.server.Limits;
import io.ftps.server.TlsMode;
import io.ftps.server.TransferResult.Outcome;
import io.ftps.testing.DataConnection;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client may say, and how it may leave, while a transfer runs. */
@SuppressWarnings("try") // Data connections that say nothing are part of these transcripts.
final class MeanwhileTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final byte[] HALF = new byte[50_000];
    private static final byte[] TELNET_INTERRUPT_AND_SYNCH = {(byte) 0xFF, (byte) 0xF4, (byte) 0xFF, (byte) 0xF2};

    @TempDir
    private Path folder;

    private DataConnection beginUpload(FtpClient client) throws IOException {
        DataConnection data = client.connectData(client.epsv());
        client.command("STOR new", 150);
        data.handshake();
        data.write(HALF);
        return data;
    }

    private DataConnection beginDownload(FtpClient client) throws IOException {
        Files.write(folder.resolve("big"), new byte[8_000_000]);
        DataConnection data = client.connectData(client.epsv());
        client.command("RETR big", 150);
        data.handshake();
        data.read(new byte[1_000]);
        return data;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aborDuringADownloadIsAnsweredBy426And226(boolean telnet) throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = beginDownload(client)) {
            if (telnet) {
                client.send(TELNET_INTERRUPT_AND_SYNCH);
            }
            client.command("ABOR", 426);
            client.expect(226);
            client.command("NOOP", 200);
            assertThat(server.events().awaitTransfer(1).result().outcome()).isEqualTo(Outcome.ABORTED);
        }
    }

    /** As ftplib sends it: the last byte is urgent. */
    @Test
    void inClearTheLineEndOfAborMayBeUrgent() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.PLAIN_LOGIN_ALLOWED);
                DataConnection data = client.connectData(client.epsv())) {
            Files.write(folder.resolve("big"), new byte[8_000_000]);
            client.command("RETR big", 150);
            data.read(new byte[1_000]);
            client.send("ABOR\r");
            client.sendUrgent('\n');
            client.expect(426);
            client.expect(226);
            client.command("NOOP", 200);
        }
    }

    /** Telnet's Synch past TLS is no part of a record. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLAIN_LOGIN_ALLOWED")
    void underTlsAnUrgentByteIsLeftOut(TlsMode mode) throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(mode);
                DataConnection data = beginDownload(client)) {
            client.sendUrgent(0xF2);
            client.command("ABOR", 426);
            client.expect(226);
            client.command("NOOP", 200);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aborDuringAnUploadIsAnsweredBy426And226AndPublishesNothing(boolean telnet) throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = beginUpload(client)) {
            if (telnet) {
                client.send(TELNET_INTERRUPT_AND_SYNCH);
            }
            client.command("ABOR", 426);
            client.expect(226);
            assertThat(folder).isEmptyDirectory();
            client.upload("new", HALF);
        }
    }

    @Test
    void aborBeforeTheDataConnectionComesEndsTheWait() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.epsv();
            client.command("STOR new", 150);
            client.command("ABOR", 426);
            client.expect(226);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void aborIsSeenBehindQueuedCommands() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = beginUpload(client)) {
            client.send("PWD\r\nSYST\r\nABOR\r\n");
            client.expect(426);
            client.expect(226);
            client.expect(257);
            client.expect(215);
        }
    }

    @Test
    void aborWithoutTransferIsAnsweredBy225() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.command("ABOR", 225);
            client.epsv();
            client.command("ABOR", 225);
            client.command("LIST", 425);
        }
    }

    @Test
    void statAndNoopAreAnsweredAtOnce() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = beginUpload(client)) {
            assertThat(client.command("STAT", 211)).contains("A transfer is running");
            client.command("NOOP", 200);
            data.finish();
            client.expect(226);
            assertThat(client.command("STAT", 211)).contains("No transfer is running");
        }
    }

    @Test
    void otherCommandsWaitAndAreAnsweredInOrder() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = beginUpload(client)) {
            client.send("MKD d\r\nCWD d\r\nNOOP\r\nPWD\r\nSIZE ../new\r\nwhat\r\n\0\r\nSYST\r\n");
            data.finish();
            client.expect(226);
            client.expect(257);
            client.expect(250);
            client.expect(200);
            assertThat(client.expect(257)).contains("\"/d\"");
            assertThat(client.expect(213)).isEqualTo("213 50000\r\n");
            client.expect(500);
            client.expect(500);
            client.expect(215);
        }
    }

    @Test
    void commandsBeyondTheQueueStayInTheSocket() throws IOException {
        try (TestServer server = TestServer.with(folder)
                        .limit(Limits.Count.QUEUED_COMMANDS, 3)
                        .start();
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = beginUpload(client)) {
            client.send("SYST\r\n" + "NOOP\r\n".repeat(100) + "PWD\r\n");
            data.finish();
            client.expect(226);
            client.expect(215);
            for (int i = 0; i < 100; i++) {
                client.expect(200);
            }
            client.expect(257);
        }
    }

    /** The read that a transfer asked for is still open when a command behind the transfer runs. */
    @Test
    void aLineThatComesWhileACommandBehindATransferRunsIsKept() throws IOException {
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        try (TestServer server = TestServer.with(folder)
                        .view(files -> new SlowStat(files, looking, mayGoOn))
                        .start();
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = beginUpload(client)) {
            client.send("CWD slow\r\n");
            data.finish();
            client.expect(226);
            awaitLatch(looking);
            client.send("SYST\r\nPWD\r\n");
            server.events().awaitEvent("commandStarted", "CWD slow"::equals);
            mayGoOn.countDown();
            client.expect(550);
            client.expect(215);
            client.expect(257);
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Takes its time for one name. */
    private static final class SlowStat extends ViewDecorator {
        private final CountDownLatch looking;
        private final CountDownLatch mayGoOn;

        SlowStat(FileSystemView files, CountDownLatch looking, CountDownLatch mayGoOn) {
            super(files);
            this.looking = looking;
            this.mayGoOn = mayGoOn;
        }

        @Override
        public FileInfo stat(FtpPath path) throws IOException {
            if (path.name().equals("slow")) {
                looking.countDown();
                awaitLatch(mayGoOn);
            }
            return super.stat(path);
        }
    }

    @Test
    void quitWaitsForTheEndOfTheTransfer() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = beginUpload(client)) {
            client.send("QUIT\r\n");
            data.write(HALF);
            data.finish();
            client.expect(226);
            client.expect(221);
            client.expectClosed();
            assertThat(folder.resolve("new")).hasSize(100_000);
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.QUIT);
        }
    }

    @Test
    void theEndOfTheControlConnectionAbortsAnUpload() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = beginUpload(client)) {
            client.hangUp();
            assertThat(server.events().awaitTransfer(1).result().outcome()).isEqualTo(Outcome.ABORTED);
            server.awaitNobody();
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void theEndOfTheControlConnectionAbortsADownload() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = beginDownload(client)) {
            client.hangUp();
            assertThat(server.events().awaitTransfer(1).result().outcome()).isEqualTo(Outcome.ABORTED);
            server.awaitNobody();
        }
    }

    @Test
    void aLongTransferIsNotIdleness() throws IOException {
        try (TestServer server = TestServer.with(folder)
                        .limit(Limits.Time.IDLE, Duration.ofMillis(300))
                        .limit(Limits.Time.STALL, Duration.ofMillis(900))
                        .start();
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataConnection data = beginUpload(client)) {
            client.expect(426);
            client.expect(421);
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.IDLE_TIMEOUT);
        }
    }
}
