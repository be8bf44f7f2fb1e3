/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import io.ftps.server.TrustedProxies;
import io.ftps.wire.ProxyHeader;
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
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A port that listens for one data connection of one client. Connections from other hosts are dropped and the wait goes on.
 * When the right one has come, the port is closed and its number goes back.
 */
final class PassiveEndpoint extends ChannelInboundHandlerAdapter implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(PassiveEndpoint.class);
    private static final int BACKLOG = 1;

    private final ServerChannel server;
    private final PassivePorts.Lease lease;
    private final Place place;
    private final Consumer<Channel> arrived;
    private @Nullable InetAddress dropped;

    private PassiveEndpoint(ServerChannel server, PassivePorts.Lease lease, Place place, Consumer<Channel> arrived) {
        this.server = server;
        this.lease = lease;
        this.place = place;
        this.arrived = arrived;
    }

    /**
     * Listens. Called on the event loop, so that registering and binding are done when this returns.
     *
     * @param place where, and for whom
     * @param arrived gets the right connection, which is registered already where a proxy made it
     * @return listening, and the lease given back in the end; or empty, and the lease kept, when another program has the port
     */
    static Optional<PassiveEndpoint> open(
            Supplier<ServerChannel> newServer,
            EventLoop loop,
            PassivePorts.Lease lease,
            Place place,
            Consumer<Channel> arrived) {
        ServerChannel server = newServer.get();
        server.config().setAutoRead(false);
        server.config().setOption(ChannelOption.SO_BACKLOG, BACKLOG);
        PassiveEndpoint endpoint = new PassiveEndpoint(server, lease, place, arrived);
        server.pipeline().addLast(endpoint);
        loop.register(server);
        boolean bound =
                server.bind(new InetSocketAddress(place.bind(), lease.port())).isSuccess();
        if (!bound) {
            server.close();
            return Optional.empty();
        }
        server.closeFuture().addListener(closed -> lease.giveBack());
        server.read();
        return Optional.of(endpoint);
    }

    /**
     * Where to listen and for whom.
     *
     * @param bind the address
     * @param peers who may come
     * @param gateway stands between the two; empty where the client connects itself
     */
    record Place(InetAddress bind, Predicate<InetAddress> peers, Optional<Gateway> gateway) {}

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

    /** Clients may come before their transfer begins. */
    @Override
    public void begin(Consumer<String> failed) {}

    @Override
    public String missing() {
        InetAddress stranger = dropped;
        return stranger == null
                ? "There was no data connection in time."
                : "There was no data connection from your address in time; one from " + stranger.getHostAddress()
                        + " was dropped.";
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        Channel channel = (Channel) message;
        InetAddress from = address(channel);
        Optional<Gateway> gateway = place.gateway();
        if (gateway.isPresent() && gateway.get().proxies().contains(from)) {
            awaitHeader(channel, gateway.get().limit());
            ctx.read();
        } else if (gateway.isEmpty() && place.peers().test(from)) {
            Connections.prepare(channel);
            take(channel);
        } else {
            drop(from);
            channel.unsafe().closeForcibly();
            ctx.read();
        }
    }

    private static InetAddress address(Channel channel) {
        return ((InetSocketAddress) channel.remoteAddress()).getAddress();
    }

    /** More proxies may come meanwhile; the first with the right client behind it counts. */
    private void awaitHeader(Channel channel, Duration limit) {
        Connections.prepare(channel);
        channel.pipeline().addLast(new ProxyGate(limit, header -> headerCame(channel, header)));
        server.eventLoop().register(channel);
    }

    private void headerCame(Channel channel, ProxyHeader header) {
        boolean right = header instanceof ProxyHeader.Relayed relayed
                && place.peers().test(relayed.source().getAddress());
        if (right && server.isOpen()) {
            take(channel);
        } else {
            drop(address(channel));
            channel.close();
        }
    }

    private void take(Channel channel) {
        close();
        arrived.accept(channel);
    }

    private void drop(InetAddress from) {
        dropped = from;
        LOG.debug("A stranger's connection from {} to passive port {} is dropped", from, lease.port());
    }

    /** Out of file descriptors, for instance: the client's wait for its data connection ends by its own limit. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.warn("Passive port {} cannot accept: {}", lease.port(), cause.toString());
        close();
    }
}
