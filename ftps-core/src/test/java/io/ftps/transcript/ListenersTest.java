/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ftps.server.CloseReason;
import io.ftps.server.FirstWords;
import io.ftps.server.Limits;
import io.ftps.server.Listener;
import io.ftps.server.TlsMode;
import io.ftps.testing.FreePorts;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes at listeners while the server runs, and what comes in there that is no FTP. */
final class ListenersTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    @TempDir
    private Path folder;

    private static Listener loopback(int port) {
        return Listener.explicit(port, TestServer.tls())
                .at(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    @Test
    void comeAndGoAndSessionsDoNotNotice() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.connect(TlsMode.EXPLICIT)) {
            server.server().add(loopback(FreePorts.next()).named("more"));
            InetSocketAddress more = server.server().address("more");
            new Socket(more.getAddress(), more.getPort()).close();
            server.server().remove("more");
            new ServerSocket(more.getPort(), 1, more.getAddress()).close(); // the port is free
            server.server().remove("explicit");
            client.startTls();
            client.login();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.address(TlsMode.EXPLICIT))
                    .withMessageContaining("implicit");
        }
    }

    @Test
    void moveToAnotherPortOrStayWhereThatIsTaken() throws IOException {
        try (TestServer server = TestServer.on(folder)) {
            InetSocketAddress before = server.address(TlsMode.EXPLICIT);
            Listener taken = loopback(server.address(TlsMode.IMPLICIT).getPort());
            assertThatIOException()
                    .isThrownBy(() -> server.server().replace(taken))
                    .withMessageContaining("cannot listen");
            assertThatIllegalStateException().isThrownBy(() -> server.server().add(loopback(0)));
            assertThat(server.address(TlsMode.EXPLICIT)).isEqualTo(before);
            server.server().replace(loopback(before.getPort()));
            assertThat(server.address(TlsMode.EXPLICIT)).isNotNull();
        }
    }

    @Test
    void haveOtherLimitsAndAnotherGreetingForTheNext() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient first = server.connect(TlsMode.EXPLICIT)) {
            server.server().greeting("Another server.");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> server.server().greeting(" "))
                    .withMessage("greeting: blank (expected: one line of text)");
            try (FtpClient second = FtpClient.silent(server, TlsMode.EXPLICIT)) {
                assertThat(second.expect(220)).contains("Another server.");
            }
            server.server().limits(Limits.DEFAULT.with(Limits.Count.SESSIONS_PER_ADDRESS, 1));
            try (FtpClient third = FtpClient.silent(server, TlsMode.EXPLICIT)) {
                third.expect(421);
            }
            first.command("NOOP", 200);
        }
    }

    @Test
    void greetInClearBeforeTlsWhereThatIsAskedFor() throws IOException {
        try (TestServer server = TestServer.with(folder)
                        .rules(rules -> rules.with(FirstWords.IN_CLEAR))
                        .start();
                FtpClient client = FtpClient.silent(server, TlsMode.IMPLICIT)) {
            client.expect(220);
            client.handshake();
            client.login();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "Host: ftp.example.com\r\n",
                "EHLO mail.example.com\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001",
            })
    void endWhatIsNoFtpWithoutAWord(String text) throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.connect(TlsMode.EXPLICIT)) {
            client.send(text);
            client.expectClosed();
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.FOREIGN_PROTOCOL);
        }
    }
}
