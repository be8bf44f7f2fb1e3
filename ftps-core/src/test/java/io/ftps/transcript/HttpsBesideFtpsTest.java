/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.TlsMode;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestRun;
import io.ftps.testing.TestServer;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ServerTls;
import io.ftps.tls.certificate.SelfSigned;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One program that serves files over FTPS and pages over HTTPS, once on sockets and once on Netty, as one host. */
final class HttpsBesideFtpsTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final byte[] PAGE =
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello".getBytes(US_ASCII);
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    private Path folder;

    private final Deque<CertifiedKey> identities = new ConcurrentLinkedDeque<>(List.of(localhost()));
    private final ServerTls tls = ServerTls.builder()
            .engine(TestRun.engineChoice())
            .certificates(hello -> Optional.of(identities.getLast()))
            .build();

    private static CertifiedKey localhost() {
        return SelfSigned.withCommonName("localhost").dnsName("localhost").create();
    }

    @Test
    void allShowTheSameCertificateAndFollowAChangeOfIt() throws Exception {
        SSLContext sockets = tls.sslContext("https", ANY);
        SslContext netty = tls.nettyContext("https", ANY);
        try (TestServer ftps = TestServer.with(folder).tls(tls).start();
                SocketPages socketPages = new SocketPages(sockets);
                NettyPages nettyPages = new NettyPages(netty)) {
            for (int i = 0; i < 2; i++) {
                X509Certificate expected = identities.getLast().certificate();
                assertThat(ofFtps(ftps)).isEqualTo(expected);
                assertThat(ofHttps(socketPages.port())).isEqualTo(expected);
                assertThat(ofHttps(nettyPages.port())).isEqualTo(expected);
                identities.add(localhost());
            }
        }
    }

    private static Certificate ofFtps(TestServer server) throws IOException, GeneralSecurityException {
        InetSocketAddress address = server.address(TlsMode.IMPLICIT);
        try (SSLSocket client =
                (SSLSocket) browser().getSocketFactory().createSocket(address.getAddress(), address.getPort())) {
            assertThat(client.getInputStream().read()).isEqualTo('2');
            return client.getSession().getPeerCertificates()[0];
        }
    }

    private static Certificate ofHttps(int port) throws IOException, GeneralSecurityException {
        HttpsURLConnection page = (HttpsURLConnection)
                URI.create("https://localhost:" + port + "/").toURL().openConnection();
        page.setSSLSocketFactory(browser().getSocketFactory());
        assertThat(page.getInputStream().readAllBytes()).asString(US_ASCII).isEqualTo("hello");
        return page.getServerCertificates()[0];
    }

    private static SSLContext browser() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, null);
        return context;
    }

    /** Believes everybody: the test looks at the certificate itself. */
    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            throw new UnsupportedOperationException(authType);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            assertThat(chain).hasSize(1);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** Shows a page to whoever asks, over sockets of the JDK. */
    private static final class SocketPages implements AutoCloseable {
        private final ServerSocket listening;
        private final ExecutorService thread = Executors.newSingleThreadExecutor();

        SocketPages(SSLContext context) throws IOException {
            listening = context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
            thread.submit(() -> {
                while (true) {
                    try (Socket client = listening.accept()) {
                        assertThat(client.getInputStream().read()).isEqualTo('G');
                        client.getOutputStream().write(PAGE);
                    }
                }
            });
        }

        int port() {
            return listening.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            listening.close();
            thread.shutdownNow();
        }
    }

    /** The same on Netty. */
    private static final class NettyPages implements AutoCloseable {
        private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        private final Channel listening;

        NettyPages(SslContext context) {
            listening = new ServerBootstrap()
                    .group(group)
                    .channel(NioServerSocketChannel.class)
                    .childHandler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline().addLast(context.newHandler(channel.alloc()), new Page());
                        }
                    })
                    .bind(ANY)
                    .syncUninterruptibly()
                    .channel();
        }

        int port() {
            return ((InetSocketAddress) listening.localAddress()).getPort();
        }

        @Override
        public void close() {
            listening.close().syncUninterruptibly();
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private static final class Page extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ReferenceCountUtil.release(message);
            ctx.writeAndFlush(Unpooled.wrappedBuffer(PAGE)).addListener(ChannelFutureListener.CLOSE);
        }
    }
}
