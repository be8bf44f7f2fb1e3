/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.embedding;

import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.ServerTls;
import io.ftps.tls.TlsConnection;
import io.ftps.tls.certificate.SelfSigned;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** A server that is no FTP server: it says what it hears, and after STARTTLS it does so under TLS. Needs ftps-tls alone. */
public final class StartTlsEcho {
    // program begins
    private final CertifiedKey key = SelfSigned.withCommonName("localhost").dnsName("localhost").create();
    private final ServerTls tls =
            ServerTls.builder().certificates(CertificateSelector.single(key)).build();
    private final Executor decisions = Executors.newSingleThreadExecutor();

    private final class Echo extends ChannelInboundHandlerAdapter {
        private Optional<TlsConnection> connection = Optional.empty();

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            boolean start = ((ByteBuf) message).toString(StandardCharsets.US_ASCII).equals("STARTTLS\r\n");
            ctx.writeAndFlush(message);
            if (start && connection.isEmpty()) {
                Channel channel = ctx.channel();
                connection = Optional.of(tls.newConnection(
                        ConnectionOrigin.of("echo", channel.localAddress(), channel.remoteAddress()), decisions));
                channel.pipeline().addFirst(connection.get().mainHandler());
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            connection.ifPresent(TlsConnection::close);
        }
    }
    // program ends

    private StartTlsEcho() {}
}
