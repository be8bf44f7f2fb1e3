/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.embedding;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ftps.tls.CertificateSelector;
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
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * A server that knows nothing of FTP and needs {@code ftps-tls} alone: it says what it hears, and after STARTTLS it does so
 * under TLS. The echo of that word is the go-ahead; with anything behind it, it is a word like others.
 */
public final class StartTlsEcho extends ChannelInboundHandlerAdapter {
    // begins
    private static final ServerTls TLS = ServerTls.builder()
            .certificates(CertificateSelector.single(
                    SelfSigned.withCommonName("localhost").create()))
            .build();
    private static final Executor DECISIONS = Executors.newSingleThreadExecutor();

    private Optional<TlsConnection> connection = Optional.empty();

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        boolean start =
                connection.isEmpty() && ((ByteBuf) message).toString(US_ASCII).equals("STARTTLS\r\n");
        ctx.writeAndFlush(message);
        if (start) {
            Channel channel = ctx.channel();
            ConnectionOrigin origin = ConnectionOrigin.of("echo", channel.localAddress(), channel.remoteAddress());
            connection = Optional.of(TLS.newConnection(origin, DECISIONS));
            channel.pipeline().addFirst(connection.get().mainHandler());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        connection.ifPresent(TlsConnection::close);
    }

    static Channel listen(int port) {
        ServerBootstrap server = new ServerBootstrap();
        server.group(new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()));
        server.channel(NioServerSocketChannel.class);
        server.childHandler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new StartTlsEcho());
            }
        });
        return server.bind(port).syncUninterruptibly().channel();
    }
    // ends

    private StartTlsEcho() {}

    /**
     * Runs on port 2525 until the process ends.
     *
     * @param args not looked at
     */
    public static void main(String[] args) {
        listen(2525).closeFuture().syncUninterruptibly();
    }
}
