/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.tls.testing.LoopbackServer;
import io.ftps.tls.testing.NoLeaks;
import io.ftps.tls.testing.TestEngine;
import io.ftps.tls.testing.TestKeys;
import io.ftps.tls.testing.TlsClient;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.cert.Certificate;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The identities of a server shown by an embedder's other servers. */
class OtherServersTest {
    @RegisterExtension
    static final NoLeaks LEAKS = new NoLeaks();

    private static final InetSocketAddress ADDRESS = new InetSocketAddress(InetAddress.getLoopbackAddress(), 443);

    private final Deque<CertifiedKey> identities = new ConcurrentLinkedDeque<>(List.of(TestKeys.EC));
    private final List<ClientHello> asked = new CopyOnWriteArrayList<>();
    private final ServerTls tls = TestEngine.serving(hello -> {
        asked.add(hello);
        return Optional.of(identities.getLast());
    });

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aServerOnSocketsShowsWhatIsChosenNow(String version) throws Exception {
        SSLContext context = tls.sslContext("https", ADDRESS);
        ExecutorService acceptor = Executors.newSingleThreadExecutor();
        try (ServerSocket listening =
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            acceptor.submit(() -> {
                while (true) {
                    ((SSLSocket) listening.accept()).startHandshake();
                }
            });
            assertFollows(version, listening.getLocalPort());
        } finally {
            acceptor.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aServerOnNettyShowsWhatIsChosenNow(String version) throws IOException {
        SslContext context = tls.nettyContext("https", ADDRESS);
        try (LoopbackServer server = new LoopbackServer(() -> new Reading(context))) {
            assertFollows(version, server.port());
        }
    }

    /** Puts the context's handler into a pipeline that reads by itself. */
    private static final class Reading extends ChannelInitializer<Channel> {
        private final SslContext context;

        Reading(SslContext context) {
            this.context = context;
        }

        @Override
        protected void initChannel(Channel channel) {
            channel.config().setAutoRead(true);
            channel.pipeline().addFirst(context.newHandler(channel.alloc()));
        }
    }

    private void assertFollows(String version, int port) throws IOException {
        assertThat(shown(version, port)).isEqualTo(TestKeys.EC.certificate());
        CertifiedKey next = TestKeys.named("localhost");
        identities.add(next);
        assertThat(shown(version, port)).isEqualTo(next.certificate());
        identities.add(TestKeys.Rsa.KEY);
        assertThat(shown(version, port)).isEqualTo(TestKeys.Rsa.KEY.certificate());

        assertThat(asked).first().satisfies(hello -> {
            assertThat(hello.serverName()).contains("files.example.com");
            assertThat(hello.versions()).containsExactly(version.equals("TLSv1.3") ? 0x0304 : 0x0303);
            assertThat(hello.signatureSchemes()).isNotEmpty();
            assertThat(hello.origin().listener()).isEqualTo("https");
            assertThat(hello.origin().localAddress()).isEqualTo(ADDRESS);
        });
    }

    private static Certificate shown(String version, int port) throws IOException {
        try (SSLSocket client = new TlsClient(version).connect(port, "files.example.com")) {
            return client.getSession().getPeerCertificates()[0];
        }
    }

    @Test
    void aNameThatIsRefusedIsRefusedHereToo() throws IOException {
        ServerTls strict = TestEngine.serving(CertificateSelector.bySni(SniFallback.REJECT, TestKeys.EC));
        SslContext context = strict.nettyContext("https", ADDRESS);
        try (LoopbackServer server = new LoopbackServer(() -> new Reading(context));
                SSLSocket client = new TlsClient("TLSv1.3").connect(server.port(), "other.example.com")) {
            throw new AssertionError(client);
        } catch (SSLHandshakeException e) {
            assertThat(e).hasMessageContaining("handshake_failure");
        }
    }
}
