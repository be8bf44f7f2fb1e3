/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.embedding;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StartTlsEchoTest {
    private static final Path SOURCE = Path.of("src/main/java/io/ftps/examples/embedding/StartTlsEcho.java");

    private Channel server;

    @BeforeEach
    void listen() {
        server = StartTlsEcho.listen(0);
    }

    @AfterEach
    void stop() {
        server.close().syncUninterruptibly();
        server.eventLoop().parent().shutdownGracefully();
    }

    /** Believes everybody, as the certificate was made when the program began. */
    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            throw new UnsupportedOperationException(authType);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            assertThat(chain[0].getSubjectX500Principal().getName()).isEqualTo("CN=localhost");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private Socket connect() throws IOException {
        int port = ((InetSocketAddress) server.localAddress()).getPort();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static String echo(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(US_ASCII));
        return new String(socket.getInputStream().readNBytes(words.length()), US_ASCII);
    }

    private static SSLSocket secure(Socket socket) throws IOException, GeneralSecurityException {
        SSLContext client = SSLContext.getInstance("TLS");
        client.init(null, new TrustManager[] {new Trusting()}, null);
        return (SSLSocket) client.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
    }

    @Test
    void itEchoesInClearAndAfterStartTlsUnderTls() throws IOException, GeneralSecurityException {
        try (Socket clear = connect()) {
            assertThat(echo(clear, "hello\r\n")).isEqualTo("hello\r\n");
            assertThat(echo(clear, "STARTTLS\r\n")).isEqualTo("STARTTLS\r\n");
            try (SSLSocket secure = secure(clear)) {
                assertThat(echo(secure, "secret\r\n")).isEqualTo("secret\r\n");
                assertThat(echo(secure, "STARTTLS\r\n")).isEqualTo("STARTTLS\r\n");
                assertThat(echo(secure, "secret\r\n")).isEqualTo("secret\r\n");
            }
        }
    }

    @Test
    void whatStandsBehindStartTlsIsNotTakenUnderTls() throws IOException {
        try (Socket clear = connect()) {
            assertThat(echo(clear, "STARTTLS\r\ninjected\r\n")).isEqualTo("STARTTLS\r\ninjected\r\n");
            assertThat(echo(clear, "still in clear\r\n")).isEqualTo("still in clear\r\n");
        }
    }

    @Test
    void theProgramHasSomeThirtyLines() throws IOException {
        List<String> lines = Files.readAllLines(SOURCE);
        List<String> program = lines.subList(lines.indexOf("    // begins") + 1, lines.indexOf("    // ends"));
        assertThat(program).filteredOn(line -> !line.isBlank()).hasSizeLessThanOrEqualTo(35);
    }
}
