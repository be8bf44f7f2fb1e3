/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import io.ftps.data.NettyDataConnections.Environment;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects to the port that a client named by PORT or EPRT, from the address the client came to, as soon as the transfer has
 * begun. RFC 959, section 3.2. Used on the session's event loop.
 */
final class ActiveConnector extends ChannelInboundHandlerAdapter implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(ActiveConnector.class);

    private static final int UNTIL_THE_TRANSFER_GIVES_UP = 0;

    private final Environment environment;
    private final EventLoop loop;
    private final Ends ends;
    private final Consumer<Channel> connected;
    private @Nullable Channel channel;
    private boolean givenUp;

    ActiveConnector(Environment environment, EventLoop loop, Ends ends, Consumer<Channel> connected) {
        this.environment = environment;
        this.loop = loop;
        this.ends = ends;
        this.connected = connected;
    }

    /**
     * Where a connection begins and ends.
     *
     * @param local the server's address, with port 0 for any free one
     * @param target the client's
     */
    record Ends(InetSocketAddress local, InetSocketAddress target) {}

    @Override
    public void begin(Consumer<String> failed) {
        Channel opened = environment.sockets().newChannel();
        channel = opened;
        Connections.prepare(opened);
        opened.config().setConnectTimeoutMillis(UNTIL_THE_TRANSFER_GIVES_UP);
        opened.config().setOption(ChannelOption.SO_REUSEADDR, ends.local().getPort() != 0);
        opened.pipeline().addLast(this);
        loop.register(opened);
        environment.channels().add(opened);
        ChannelFuture bound = opened.bind(ends.local());
        if (bound.isSuccess()) {
            connect(opened, failed);
        } else {
            tellNotBound(bound.cause());
            opened.close();
            failed.accept("The server's own port for this cannot be used now; use PASV or EPSV.");
        }
    }

    private void connect(Channel opened, Consumer<String> failed) {
        opened.connect(ends.target()).addListener(done -> {
            if (!done.isSuccess() && !givenUp) {
                LOG.debug("No data connection from {} to {}", ends.local(), ends.target(), done.cause());
                failed.accept("The server cannot connect to port " + clientsPort() + " of yours.");
            }
        });
    }

    private void tellNotBound(Throwable cause) {
        LOG.warn(
                "Active mode cannot use local port {} of {}: {}. Let the server have that port, or let it use any.",
                ends.local().getPort(),
                ends.local().getAddress().getHostAddress(),
                cause.getMessage());
    }

    private int clientsPort() {
        return ends.target().getPort();
    }

    @Override
    public String missing() {
        return "The server could not connect to port " + clientsPort() + " of yours in time.";
    }

    /** What waits for the connection is put behind this handler, so that it hears of it too. */
    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        connected.accept(ctx.channel());
        ctx.fireChannelActive();
        ctx.pipeline().remove(this);
    }

    @Override
    public void close() {
        givenUp = true;
        if (channel != null && !channel.isActive()) {
            channel.close();
        }
    }
}
