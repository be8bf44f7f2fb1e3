/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.TlsMode;
import io.ftps.testing.DataConnection;
import io.ftps.testing.DataPort;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Clients on IPv6, and those on IPv4 at a listener for both. RFC 2428. */
final class Ipv6Test {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final byte[] BYTES = "bytes over IPv6".getBytes(UTF_8);

    @TempDir
    private Path folder;

    private TestServer serverAt(String address) throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(address, 0);
        return TestServer.with(folder).rules(listener -> listener.at(anyPort)).start();
    }

    @Test
    void dataConnectionsComeAndGoOverIpv6() throws IOException {
        try (TestServer server = serverAt("::1");
                FtpClient client = server.login(TlsMode.IMPLICIT);
                DataPort port = client.listenForData()) {
            client.upload("a", BYTES);
            client.command("EPRT |2|::1|" + port.number() + "|", 200);
            client.command("RETR a", 150);
            try (DataConnection data = port.accept()) {
                data.handshake();
                assertThat(data.readAll()).isEqualTo(BYTES);
                client.expect(226);
            }
        }
    }

    @Test
    void eachNetworkIsToldWhatItHas() throws IOException {
        try (TestServer server = serverAt("::1");
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            assertThat(client.command("PASV", 425))
                    .isEqualTo("425 PASV needs IPv4 and this connection has none; use EPSV.\r\n");
            assertThat(client.command("EPSV 1", 522)).isEqualTo("522 This network is not here, use (2)\r\n");
            client.command("EPSV 2", 229);
        }
    }

    @Test
    void aClientOnIpv4AtAListenerForBothIsOneOnIpv4() throws IOException {
        try (TestServer server = serverAt("::");
                FtpClient client =
                        FtpClient.silent(server, TlsMode.PLAIN_LOGIN_ALLOWED, InetAddress.getLoopbackAddress());
                DataPort port = client.listenForData()) {
            client.expect(220);
            client.login();
            client.command("EPSV 2", 522);
            try (DataConnection data = client.connectData(client.pasv())) {
                client.command("STOR a", 150);
                data.write(BYTES);
                data.finish();
                client.expect(226);
            }
            client.command("PORT " + port.sixNumbers(), 200);
            client.command("RETR a", 150);
            try (DataConnection data = port.accept()) {
                assertThat(data.readAll()).isEqualTo(BYTES);
                client.expect(226);
            }
        }
    }
}
