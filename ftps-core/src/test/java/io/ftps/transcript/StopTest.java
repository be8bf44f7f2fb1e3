/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ftps.FtpsServer;
import io.ftps.FtpsServerBuilder;
import io.ftps.auth.User;
import io.ftps.file.FileSystemView;
import io.ftps.file.FtpPath;
import io.ftps.file.LocalFiles;
import io.ftps.file.ViewDecorator;
import io.ftps.server.CloseReason;
import io.ftps.server.Limits;
import io.ftps.server.Listener;
import io.ftps.server.TlsMode;
import io.ftps.server.TransferResult.Outcome;
import io.ftps.testing.DataConnection;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestRun;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How servers start, stop and live side by side. */
final class StopTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    @TempDir
    private Path folder;

    private static Thread close(TestServer server) {
        Thread closing = new Thread(() -> server.server().close());
        closing.start();
        return closing;
    }

    /** Java lets go of a listening socket when its selector looks next, some time behind the end of the channel. */
    private static void awaitRefusal(TestServer server) {
        await("connections are refused")
                .untilAsserted(() -> assertThatThrownBy(
                                () -> FtpClient.silent(server, TlsMode.EXPLICIT).close())
                        .isInstanceOf(ConnectException.class));
    }

    @Test
    void aServerThatStopsTellsIdleSessionsAndLetsTransfersEnd() throws Exception {
        try (TestServer server = TestServer.with(folder)
                        .limit(Limits.Time.STOP_GRACE, Duration.ofSeconds(10))
                        .start();
                FtpClient idle = server.login(TlsMode.IMPLICIT);
                FtpClient stranger = server.connect(TlsMode.EXPLICIT);
                FtpClient busy = server.login(TlsMode.IMPLICIT);
                DataConnection data = busy.connectData(busy.epsv())) {
            busy.command("STOR a", 150);
            data.handshake();
            Thread closing = close(server);
            idle.expect(421);
            idle.expectClosed();
            stranger.expect(421);
            stranger.expectClosed();
            awaitRefusal(server);
            idle.hangUp();
            stranger.hangUp();
            data.write(new byte[1_000]);
            data.finish();
            busy.expect(226);
            busy.expect(421);
            busy.expectClosed();
            busy.hangUp();
            closing.join();
            assertThat(folder.resolve("a")).hasSize(1_000);
            assertThat(server.events().awaitClosings(3)).containsOnly(CloseReason.SERVER_STOPS);
        }
    }

    @Test
    void aTransferThatOutlivesTheGraceTimeIsCut() throws Exception {
        try (TestServer server = TestServer.with(folder)
                        .limit(Limits.Time.STOP_GRACE, Duration.ofMillis(200))
                        .start();
                FtpClient busy = server.login(TlsMode.IMPLICIT);
                DataConnection data = busy.connectData(busy.epsv())) {
            busy.command("STOR a", 150);
            data.handshake();
            data.write(new byte[1_000]);
            close(server).join();
            assertThat(server.events().awaitTransfer(1).result().outcome()).isEqualTo(Outcome.ABORTED);
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.SERVER_STOPS);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void aSessionWhoseStorageHangsHoldsNothingWhenTheServerHasStopped() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        try (TestServer server = TestServer.with(folder)
                        .limit(Limits.Time.STOP_GRACE, Duration.ofMillis(50))
                        .view(files -> new HangingView(files, hanging))
                        .start();
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.send("DELE a\r\n");
            server.events().awaitEvent("commandStarted", command -> command.equals("DELE a"));
            server.server().close();
            assertThat(server.server().sessionCount()).isZero();
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.SERVER_STOPS);
            hanging.countDown();
        }
    }

    /** A storage from which nothing comes back, not even when its thread is interrupted. */
    private static final class HangingView extends ViewDecorator {
        private final CountDownLatch until;

        HangingView(FileSystemView files, CountDownLatch until) {
            super(files);
            this.until = until;
        }

        @Override
        public void delete(FtpPath path) {
            while (until.getCount() > 0) {
                try {
                    until.await();
                } catch (InterruptedException e) {
                    Thread.interrupted(); // it hangs all the same
                }
            }
        }
    }

    @Test
    void closingTwiceDoesNothing() throws IOException {
        try (TestServer server = TestServer.on(folder)) {
            server.server().close();
            server.server().close();
        }
    }

    @Test
    void twoServersInOneVirtualMachineShareNothing() throws IOException {
        try (TestServer one = TestServer.on(folder);
                FtpClient ofOne = one.login(TlsMode.IMPLICIT)) {
            try (TestServer two = TestServer.on(folder);
                    FtpClient ofTwo = two.login(TlsMode.EXPLICIT)) {
                ofTwo.upload("a", new byte[10]);
            }
            assertThat(ofOne.download("RETR a")).hasSize(10);
            assertThat(one.events().details("sessionOpened")).hasSize(1);
        }
    }

    private FtpsServerBuilder builder() {
        return FtpsServer.builder()
                .authenticator(attempt -> User.named(attempt.userName()))
                .files(user -> LocalFiles.at(folder))
                .transport(TestRun.transport());
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), other.getLocalPort());
            FtpsServerBuilder builder =
                    builder().listen(Listener.implicit(0, TestServer.tls()).at(address));
            assertThatThrownBy(builder::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Listener implicit cannot listen on")
                    .hasMessageContaining(String.valueOf(other.getLocalPort()));
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        Listener listener = Listener.explicit(0, TestServer.tls());
        assertThatThrownBy(() -> builder().start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("listener");
        assertThatThrownBy(() -> FtpsServer.builder()
                        .listen(listener)
                        .files(user -> LocalFiles.at(folder))
                        .start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("authenticator");
        assertThatThrownBy(() -> FtpsServer.builder()
                        .listen(listener)
                        .authenticator(attempt -> User.named("x"))
                        .start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("files");
        assertThatThrownBy(() -> builder().listen(listener).listen(listener).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("explicit");
    }

    @Test
    void anUnknownListenerIsNamed() throws IOException {
        try (TestServer server = TestServer.on(folder)) {
            assertThatThrownBy(() -> server.server().address("ftp"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ftp")
                    .hasMessageContaining("implicit");
        }
    }
}
