/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.Limits;
import io.ftps.server.SessionInfo;
import io.ftps.server.TlsMode;
import io.ftps.server.TrustedProxies;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listeners behind a proxy. */
final class ProxyTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final TrustedProxies LOOPBACK = TrustedProxies.in("127.0.0.0/8");
    private static final String CLIENT = "PROXY TCP4 192.0.2.7 198.51.100.1 40000 21\r\n";
    private static final String NEIGHBOUR = "PROXY TCP4 192.0.2.8 198.51.100.1 40000 21\r\n";

    @TempDir
    private Path folder;

    private TestServer behind(TrustedProxies proxies) throws IOException {
        return TestServer.with(folder)
                .limit(Limits.Time.PROXY_HEADER, Duration.ofMillis(500))
                .rules(listener -> listener.behind(proxies))
                .start();
    }

    @Test
    void theAddressesAreThoseOfTheHeaderAlsoWhereCommandsComeInOnePacketWithIt() throws IOException {
        try (TestServer server = behind(LOOPBACK);
                FtpClient client = FtpClient.silent(server, TlsMode.PLAIN_LOGIN_ALLOWED)) {
            client.send(CLIENT + "NOOP\r\n");
            client.expect(220);
            client.expect(200);
            SessionInfo session = server.server().sessions().get(0);
            assertThat(session.remoteAddress()).isEqualTo(new InetSocketAddress("192.0.2.7", 40_000));
            assertThat(session.localAddress()).isEqualTo(new InetSocketAddress("198.51.100.1", 21));
        }
    }

    @Test
    void tlsBeginsBehindTheHeader() throws IOException {
        try (TestServer server = behind(LOOPBACK);
                FtpClient client = FtpClient.silent(server, TlsMode.IMPLICIT)) {
            client.sendInClear(CLIENT);
            client.handshake();
            client.expect(220);
            client.login();
        }
    }

    @Test
    void aProxyThatSpeaksForItselfIsAClient() throws IOException {
        try (TestServer server = behind(LOOPBACK);
                FtpClient client = FtpClient.silent(server, TlsMode.PLAIN_LOGIN_ALLOWED)) {
            client.send("PROXY UNKNOWN\r\n");
            client.expect(220);
            assertThat(server.server().sessions().get(0).remoteAddress().getAddress())
                    .isEqualTo(InetAddress.getLoopbackAddress());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"USER anna\r\n", "PROXY TCP4 nobody\r\n", "PROXY TCP4 192.0.2.7", ""})
    void withoutAHeaderThereIsNoSession(String text) throws IOException {
        try (TestServer server = behind(LOOPBACK);
                FtpClient client = FtpClient.silent(server, TlsMode.EXPLICIT)) {
            client.send(text);
            client.expectClosed();
            assertThat(server.events().all()).isEmpty();
        }
    }

    @Test
    void othersThanTheProxiesAreClosed() throws IOException {
        try (TestServer server = behind(TrustedProxies.in("192.0.2.0/24"));
                FtpClient client = FtpClient.silent(server, TlsMode.EXPLICIT)) {
            client.expectClosed();
            assertThat(server.events().all()).isEmpty();
        }
    }

    @Test
    void dataConnectionsBringAHeaderOfTheirOwnAndThatOfAnotherClientIsDropped() throws IOException {
        try (TestServer server = behind(LOOPBACK.carryingData());
                FtpClient client = FtpClient.silent(server, TlsMode.PLAIN_LOGIN_ALLOWED)) {
            client.send(CLIENT);
            client.expect(220);
            client.login();
            int port = client.epsv();
            try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), port);
                    Socket data = new Socket(InetAddress.getLoopbackAddress(), port)) {
                stranger.getOutputStream().write(NEIGHBOUR.getBytes(US_ASCII));
                assertThat(stranger.getInputStream().read()).isEqualTo(-1);
                client.command("STOR a", 150);
                data.getOutputStream().write((CLIENT + "some bytes").getBytes(US_ASCII));
                data.shutdownOutput();
                client.expect(226);
            }
            assertThat(folder.resolve("a")).hasContent("some bytes");
        }
    }
}
