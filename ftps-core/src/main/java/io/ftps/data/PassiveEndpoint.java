/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.ServerChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
    private final Predicate<InetAddress> peers;
    private final Consumer<Channel> arrived;

    private PassiveEndpoint(
            ServerChannel server, PassivePorts.Lease lease, Predicate<InetAddress> peers, Consumer<Channel> arrived) {
        this.server = server;
        this.lease = lease;
        this.peers = peers;
        this.arrived = arrived;
    }

    /**
     * Listens. Called on the event loop, so that registering and binding are done when this returns.
     *
     * @param place where, and for whom
     * @param arrived gets the right connection, which is not registered yet
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
        PassiveEndpoint endpoint = new PassiveEndpoint(server, lease, place.peers(), arrived);
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
     */
    record Place(InetAddress bind, Predicate<InetAddress> peers) {}

    InetSocketAddress address() {
        return (InetSocketAddress) server.localAddress();
    }

    /** Clients may come before their transfer begins. */
    @Override
    public void begin(Consumer<String> failed) {}

    @Override
    public void close() {
        server.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        Channel channel = (Channel) message;
        if (!isPeer(channel)) {
            LOG.debug(
                    "A stranger's connection from {} to passive port {} is dropped",
                    channel.remoteAddress(),
                    lease.port());
            channel.unsafe().closeForcibly();
            ctx.read();
            return;
        }
        Connections.prepare(channel);
        close();
        arrived.accept(channel);
    }

    private boolean isPeer(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress from && peers.test(from.getAddress());
    }

    /** Out of file descriptors, for instance: the client's wait for its data connection ends by its own limit. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.warn("Passive port {} cannot accept: {}", lease.port(), cause.toString());
        close();
    }
}
