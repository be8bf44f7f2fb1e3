/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.ActiveMode;
import io.ftps.server.BindingLevel;
import io.ftps.server.DataBinding;
import io.ftps.server.DataPeers;
import io.ftps.server.Limits;
import io.ftps.server.TlsMode;
import io.ftps.testing.DataConnection;
import io.ftps.testing.DataPort;
import io.ftps.testing.FreePorts;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import io.ftps.testing.TlsVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
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

/** PORT and EPRT: the server connects to the client. */
final class ActiveModeTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final byte[] BYTES = "bytes of an active transfer".getBytes(UTF_8);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void bytesComeAndGoUnderTlsThatTheSessionResumes(TlsVersion version) throws IOException {
        Files.write(folder.resolve("a"), BYTES);
        try (TestServer server =
                        TestServer.with(folder).binding(DataBinding.REQUIRE).start();
                FtpClient client = server.login(TlsMode.EXPLICIT, version);
                DataPort port = client.listenForData()) {
            client.command("PORT " + port.sixNumbers(), 200);
            client.command("RETR a", 150);
            try (DataConnection data = port.accept()) {
                data.handshake();
                assertThat(data.readAll()).isEqualTo(BYTES);
                client.expect(226);
            }
            client.command("EPRT |1|127.0.0.1|" + port.number() + "|", 200);
            client.command("STOR b", 150);
            try (DataConnection data = port.accept()) {
                data.handshake();
                data.write(BYTES);
                data.finish();
                client.expect(226);
            }
            assertThat(folder.resolve("b")).hasBinaryContent(BYTES);
            assertThat(server.events().awaitTransfer(2).result().binding()).contains(BindingLevel.SESSION);
        }
    }

    @Test
    void inClearToo() throws IOException {
        Files.write(folder.resolve("a"), BYTES);
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.PLAIN_LOGIN_ALLOWED);
                DataPort port = client.listenForData()) {
            client.command("PORT " + port.sixNumbers(), 200);
            client.command("RETR a", 150);
            try (DataConnection data = port.accept()) {
                assertThat(data.readAll()).isEqualTo(BYTES);
            }
            client.expect(226);
            client.command("RETR a", 425);
        }
    }

    @Test
    void theServerConnectsFromThePortThatIsSet() throws IOException {
        Files.write(folder.resolve("a"), BYTES);
        int local = FreePorts.next();
        try (TestServer server = TestServer.with(folder)
                        .active(ActiveMode.fromPort(local))
                        .start();
                FtpClient client = server.login(TlsMode.PLAIN_LOGIN_ALLOWED);
                ServerSocket waiting = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            waiting.setSoTimeout(60_000);
            client.command("EPRT |1|127.0.0.1|" + waiting.getLocalPort() + "|", 200);
            client.command("RETR a", 150);
            try (Socket data = waiting.accept()) {
                assertThat(data.getPort()).isEqualTo(local);
                assertThat(data.getInputStream().readAllBytes()).isEqualTo(BYTES);
            }
            client.expect(226);
        }
    }

    @Test
    void aPortThatNobodyListensOnIsToldSoAndTheOldFileStays() throws IOException {
        Files.write(folder.resolve("a"), BYTES);
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            int nobody = FreePorts.next();
            client.command("EPRT |1|127.0.0.1|" + nobody + "|", 200);
            client.command("STOR a", 150);
            assertThat(client.expect(425))
                    .isEqualTo("425 The server cannot connect to port " + nobody + " of yours.\r\n");
            assertThat(folder.resolve("a")).hasBinaryContent(BYTES);
            client.upload("a", BYTES);
        }
    }

    @Test
    void aPortThatIsReachedTooLateIsToldSo() throws IOException {
        try (TestServer server = TestServer.with(folder)
                        .limit(Limits.Time.DATA_CONNECT, Duration.ofMillis(200))
                        .start();
                FtpClient client = server.login(TlsMode.IMPLICIT);
                ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Crowd crowd = Crowd.before(busy)) {
            client.command("EPRT |1|127.0.0.1|" + busy.getLocalPort() + "|", 200);
            client.command("STOR a", 150);
            assertThat(client.expect(425))
                    .isEqualTo("425 The server could not connect to port " + busy.getLocalPort()
                            + " of yours in time.\r\n");
            assertThat(crowd.sockets()).isNotEmpty();
        }
    }

    /** Connections that nobody accepts, until the system takes no more. */
    private record Crowd(List<Socket> sockets) implements AutoCloseable {
        private static final int WAIT_MILLIS = 100;
        private static final int MORE_THAN_ANY_BACKLOG = 100;

        static Crowd before(ServerSocket server) throws IOException {
            Crowd crowd = new Crowd(new ArrayList<>());
            while (crowd.joined(server)) {
                assertThat(crowd.sockets()).hasSizeLessThan(MORE_THAN_ANY_BACKLOG);
            }
            return crowd;
        }

        private boolean joined(ServerSocket server) throws IOException {
            Socket socket = new Socket();
            sockets.add(socket);
            try {
                socket.connect(server.getLocalSocketAddress(), WAIT_MILLIS);
                return true;
            } catch (SocketTimeoutException full) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void aLocalPortThatAnotherProgramHasIsAFaultOfTheServers() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TestServer server = TestServer.with(folder)
                        .active(ActiveMode.fromPort(other.getLocalPort()))
                        .start();
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataPort port = client.listenForData()) {
            client.command("PORT " + port.sixNumbers(), 200);
            client.command("STOR a", 150);
            assertThat(client.expect(425))
                    .isEqualTo("425 The server's own port for this cannot be used now; use PASV or EPSV.\r\n");
            client.upload("a", BYTES);
        }
    }

    @Test
    void whatComesLastCounts() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataPort port = client.listenForData()) {
            client.epsv();
            client.command("PORT " + port.sixNumbers(), 200);
            assertThat(server.server().passivePortsInUse()).isZero();
            client.upload("a", BYTES);
            client.command("PORT " + port.sixNumbers(), 200);
            client.command("QUIT", 221);
        }
    }

    @Test
    void anotherHostIsServedOnlyWhereThatIsAllowed() throws IOException {
        Files.write(folder.resolve("a"), BYTES);
        try (TestServer server = TestServer.with(folder)
                        .dataPeers(DataPeers.sameNetwork(24, 128))
                        .start();
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.command("PORT 127,0,0,2,200,0", 200);
            client.command("PORT 127,0,1,1,200,0", 504);
        }
    }

    @Test
    void aTransferThatIsAbortedWhileTheServerConnectsLeavesNothing() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataPort port = client.listenForData()) {
            client.command("PORT " + port.sixNumbers(), 200);
            client.send("STOR a\r\nABOR\r\n");
            client.expect(150);
            client.expect(426);
            client.expect(226);
            assertThat(folder).isEmptyDirectory();
        }
    }
}
