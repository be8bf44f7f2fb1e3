/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import io.ftps.server.TrustedProxies;
import io.ftps.wire.ProxyHeader;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.ServerChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A port that listens for one data connection of one client. Connections from other hosts are dropped and the wait goes on.
 * When the right one has come, the port is closed and its number goes back.
 */
final class PassiveEndpoint extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(PassiveEndpoint.class);
    private static final int BACKLOG = 1;
    private static final int FIRST_READ_BYTES = 16 * 1024;
    private static final int MOST_READ_BYTES = 256 * 1024;

    private final ServerChannel server;
    private final PassivePorts.Lease lease;
    private final Route route;
    private final Consumer<Channel> arrived;

    private PassiveEndpoint(ServerChannel server, PassivePorts.Lease lease, Route route, Consumer<Channel> arrived) {
        this.server = server;
        this.lease = lease;
        this.route = route;
        this.arrived = arrived;
    }

    /**
     * Listens. Called on the event loop, so that registering and binding are done when this returns.
     *
     * @param arrived gets the right connection, which is registered already where a proxy made it
     * @return listening, and the lease given back in the end; or empty, and the lease kept, when another program has the port
     */
    static Optional<PassiveEndpoint> open(
            Supplier<ServerChannel> newServer,
            EventLoop loop,
            PassivePorts.Lease lease,
            Route route,
            Consumer<Channel> arrived) {
        ServerChannel server = newServer.get();
        server.config().setAutoRead(false);
        server.config().setOption(ChannelOption.SO_BACKLOG, BACKLOG);
        PassiveEndpoint endpoint = new PassiveEndpoint(server, lease, route, arrived);
        server.pipeline().addLast(endpoint);
        loop.register(server);
        boolean bound =
                server.bind(new InetSocketAddress(route.local(), lease.port())).isSuccess();
        if (!bound) {
            server.close();
            return Optional.empty();
        }
        server.closeFuture().addListener(closed -> lease.giveBack());
        server.read();
        return Optional.of(endpoint);
    }

    /**
     * Between whom a data connection runs.
     *
     * @param local where the client's control connection came in
     * @param peer where the client is
     * @param gateway stands between the two; empty where the client connects itself
     */
    record Route(InetAddress local, InetAddress peer, Optional<Gateway> gateway) {}

    /**
     * Proxies that carry data connections.
     *
     * @param proxies which are believed
     * @param limit how long a header may take
     */
    record Gateway(TrustedProxies proxies, Duration limit) {}

    InetSocketAddress address() {
        return (InetSocketAddress) server.localAddress();
    }

    void close() {
        server.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        Channel channel = (Channel) message;
        InetAddress from = ((InetSocketAddress) channel.remoteAddress()).getAddress();
        if (route.gateway().isPresent() && route.gateway().get().proxies().contains(from)) {
            awaitHeader(channel, route.gateway().get().limit());
            ctx.read();
        } else if (route.gateway().isEmpty() && from.equals(route.peer())) {
            prepare(channel);
            take(channel);
        } else {
            tellDropped(from);
            channel.unsafe().closeForcibly();
            ctx.read();
        }
    }

    /** More proxies may come meanwhile; the first with the right client behind it counts. */
    private void awaitHeader(Channel channel, Duration limit) {
        prepare(channel);
        channel.pipeline().addLast(new ProxyGate(limit, header -> headerCame(channel, header)));
        server.eventLoop().register(channel);
    }

    private void headerCame(Channel channel, ProxyHeader header) {
        boolean right = header instanceof ProxyHeader.Relayed relayed
                && relayed.source().getAddress().equals(route.peer());
        if (right && server.isOpen()) {
            take(channel);
        } else {
            tellDropped(((InetSocketAddress) channel.remoteAddress()).getAddress());
            channel.close();
        }
    }

    private void take(Channel channel) {
        close();
        arrived.accept(channel);
    }

    private void tellDropped(InetAddress from) {
        LOG.debug("A connection from {} to passive port {} is not of {}: dropped", from, lease.port(), route.peer());
    }

    private static void prepare(Channel channel) {
        channel.config().setAutoRead(false);
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        channel.config().setOption(ChannelOption.TCP_NODELAY, true);
        channel.config().setOption(ChannelOption.SO_KEEPALIVE, true);
        channel.config()
                .setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(1_024, FIRST_READ_BYTES, MOST_READ_BYTES)
                        .maxMessagesPerRead(1));
    }

    /** Out of file descriptors, for instance: the client's wait for its data connection ends by its own limit. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.warn("Passive port {} cannot accept: {}", lease.port(), cause.toString());
        close();
    }
}
