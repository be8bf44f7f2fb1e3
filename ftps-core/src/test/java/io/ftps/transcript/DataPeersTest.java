/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ftps.server.DataPeers;
import io.ftps.server.Limits;
import io.ftps.server.TlsMode;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is served at the passive port of a client at 127.0.0.1, and what the client is told of others. */
final class DataPeersTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    @TempDir
    private Path folder;

    static Stream<Arguments> welcome() {
        return Stream.of(
                arguments(DataPeers.SAME_ADDRESS, "127.0.0.1"),
                arguments(DataPeers.sameNetwork(24, 64), "127.0.0.2"),
                arguments(DataPeers.DANGEROUS_ANY_HOST, "127.9.9.9"));
    }

    static Stream<Arguments> strangers() {
        return Stream.of(
                arguments(DataPeers.SAME_ADDRESS, "127.0.0.2"), arguments(DataPeers.sameNetwork(24, 64), "127.0.1.1"));
    }

    @ParameterizedTest
    @MethodSource("welcome")
    void whoIsAllowedIsServed(DataPeers rule, String from) throws IOException {
        Files.writeString(folder.resolve("a"), "bytes");
        try (TestServer server = TestServer.with(folder).dataPeers(rule).start();
                FtpClient client = server.login(TlsMode.PLAIN_LOGIN_ALLOWED);
                Socket data = connect(from, client.pasv())) {
            client.command("RETR a", 150);
            assertThat(data.getInputStream().readAllBytes()).asString(UTF_8).isEqualTo("bytes");
            client.expect(226);
        }
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void whoIsNotIsDroppedAndTheClientReadsWhoItWas(DataPeers rule, String from) throws IOException {
        Files.writeString(folder.resolve("a"), "bytes");
        try (TestServer server = TestServer.with(folder)
                        .dataPeers(rule)
                        .limit(Limits.Time.DATA_CONNECT, Duration.ofMillis(500))
                        .start();
                FtpClient client = server.login(TlsMode.PLAIN_LOGIN_ALLOWED)) {
            int port = client.pasv();
            client.command("RETR a", 150);
            try (Socket stranger = connect(from, port)) {
                assertThat(client.expect(425))
                        .isEqualTo("425 There was no data connection from your address in time; one from " + from
                                + " was dropped.\r\n");
                assertThat(stranger.isConnected()).isTrue();
            }
        }
    }

    private static Socket connect(String from, int port) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(60_000);
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }
}
