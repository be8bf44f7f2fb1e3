/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ftps.server.Limits;
import io.ftps.server.PassiveAddresses;
import io.ftps.server.TlsMode;
import io.ftps.testing.DataConnection;
import io.ftps.testing.FreePorts;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who gets which port, and for how long. */
final class PassivePortsTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir
    private Path folder;

    private TestServer serverWith(PassiveAddresses passive) throws IOException {
        return TestServer.with(folder).passive(passive).start();
    }

    @Test
    void anotherHostIsDroppedAndTheRightClientIsServed() throws IOException {
        Files.writeString(folder.resolve("a"), "for the right client");
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            int port = client.pasv();
            try (Socket thief = new Socket()) {
                thief.setSoTimeout(60_000);
                thief.bind(new InetSocketAddress("127.0.0.2", 0));
                thief.connect(new InetSocketAddress(LOOPBACK, port));
                client.send("RETR a\r\n");
                client.expect(150);
                assertDropped(thief);
                try (DataConnection data = client.connectData(port)) {
                    data.handshake();
                    assertThat(data.readAll()).asString().isEqualTo("for the right client");
                    client.expect(226);
                }
            }
        }
    }

    private static void assertDropped(Socket socket) {
        try {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    @Test
    void noFreePortIsSaidAtOnce() throws IOException {
        int port = FreePorts.next();
        try (TestServer server = serverWith(PassiveAddresses.ports(port, port));
                FtpClient first = server.login(TlsMode.IMPLICIT);
                FtpClient second = server.login(TlsMode.IMPLICIT)) {
            assertThat(first.epsv()).isEqualTo(port);
            second.command("EPSV", 425);
            second.command("PASV", 425);
            first.command("QUIT", 221);
            first.expectClosed();
            server.events().awaitEvent("sessionClosed", any -> true);
            assertThat(second.epsv()).isEqualTo(port);
        }
    }

    @Test
    void aPortThatAnotherProgramHasIsPassedOver() throws IOException {
        int port = FreePorts.next();
        try (ServerSocket other = new ServerSocket(port, 1, LOOPBACK);
                TestServer server = serverWith(PassiveAddresses.ports(port - 1, port + 1));
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            for (int i = 0; i < 30; i++) {
                assertThat(client.epsv()).isIn(port - 1, port + 1);
            }
            assertThat(server.server().passivePortsInUse()).isEqualTo(1);
            assertThat(other.isClosed()).isFalse();
        }
    }

    @Test
    void aSecondPasvReplacesTheFirst() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            int first = client.pasv();
            int second = client.pasv();
            assertThat(second).isNotEqualTo(first);
            assertNobodyServes(client, first);
            try (DataConnection data = client.connectData(second)) {
                client.command("LIST", 150);
                data.handshake();
                assertThat(data.readAll()).isEmpty();
                client.expect(226);
            }
        }
    }

    /** The system may finish a connection in the instant before the port is closed. */
    private static void assertNobodyServes(FtpClient client, int port) {
        assertThatThrownBy(() -> {
                    try (DataConnection data = client.connectData(port)) {
                        data.handshake();
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void aPortIsGivenBackWhenNobodyCame() throws IOException {
        int port = FreePorts.next();
        try (TestServer server = TestServer.with(folder)
                        .passive(PassiveAddresses.ports(port, port))
                        .limit(Limits.Time.DATA_CONNECT, Duration.ofMillis(200))
                        .start();
                FtpClient first = server.login(TlsMode.IMPLICIT);
                FtpClient second = server.login(TlsMode.IMPLICIT)) {
            first.epsv();
            second.command("EPSV", 425);
            org.awaitility.Awaitility.await().until(() -> server.server().passivePortsInUse() == 0);
            assertThat(second.epsv()).isEqualTo(port);
            first.command("LIST", 425);
        }
    }

    @Test
    void aPortIsFreeAgainAsSoonAsItsClientHasConnected() throws IOException {
        int port = FreePorts.next();
        try (TestServer server = serverWith(PassiveAddresses.ports(port, port));
                FtpClient first = server.login(TlsMode.IMPLICIT);
                FtpClient second = server.login(TlsMode.IMPLICIT);
                DataConnection data = first.connectData(first.epsv())) {
            first.command("STOR a", 150);
            data.handshake();
            assertThat(second.epsv()).isEqualTo(port);
            data.finish();
            first.expect(226);
        }
    }

    @Test
    void loginAgainClosesWhatWaited() throws IOException {
        int port = FreePorts.next();
        try (TestServer server = serverWith(PassiveAddresses.ports(port, port));
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.epsv();
            client.command("USER anna", 331);
            assertThat(server.server().passivePortsInUse()).isZero();
        }
    }

    @Test
    void anAddressOfTheServersChoiceListensAndIsTold() throws IOException {
        InetAddress bound = InetAddress.getByName("127.0.0.9");
        int port = FreePorts.next();
        try (TestServer server = serverWith(PassiveAddresses.ports(port, port).bindingTo(bound));
                FtpClient client = server.login(TlsMode.PLAIN_LOGIN_ALLOWED)) {
            String told = client.command("PASV", 227);
            assertThat(told).contains("(127,0,0,9," + port / 256 + "," + port % 256 + ")");
            assertNobodyServes(client, port);
            try (Socket data = new Socket(bound, port)) {
                client.command("NLST", 150);
                assertThat(data.getInputStream().readAllBytes()).isEmpty();
                client.expect(226);
            }
        }
    }

    @Test
    void pasvTellsTheAdvertisedAddress() throws Exception {
        var advertised = (java.net.Inet4Address) InetAddress.getByName("192.0.2.7");
        int port = FreePorts.next();
        try (TestServer server = serverWith(PassiveAddresses.ports(port, port).advertising(advertised));
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            assertThat(client.command("PASV", 227)).contains("(192,0,2,7," + port / 256 + "," + port % 256 + ")");
        }
    }
}
