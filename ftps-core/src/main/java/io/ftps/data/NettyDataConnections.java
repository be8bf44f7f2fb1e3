/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import io.ftps.command.CommandRefusedException;
import io.ftps.command.Next;
import io.ftps.command.ReplyCode;
import io.ftps.data.PassiveEndpoint.Gateway;
import io.ftps.protocol.DataConnections;
import io.ftps.protocol.DataDemands;
import io.ftps.protocol.DataRoutes;
import io.ftps.protocol.ProtectionLevel;
import io.ftps.server.ActiveMode;
import io.ftps.server.BindingLevel;
import io.ftps.server.DataBinding;
import io.ftps.server.Limits;
import io.ftps.server.TrustedProxies;
import io.ftps.server.UploadEnd;
import io.ftps.tls.SideHandshakes;
import io.ftps.tls.TlsConnection;
import io.ftps.tls.TlsSession;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.ServerChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The data side of one session: at most one endpoint that waits and at most one transfer that runs. Used on the session's event
 * loop alone, but for {@link #status}.
 */
public final class NettyDataConnections implements DataConnections {
    private final Environment environment;
    private final EventLoop loop;
    private final Route route;
    private final Supplier<Optional<TlsConnection>> controlTls;

    private DataBinding binding = DataBinding.OFF;
    private @Nullable Endpoint endpoint;
    private @Nullable DataChannel arrived;
    private @Nullable ScheduledFuture<?> expiry;
    private volatile @Nullable Transfer running;

    /**
     * Nothing waits, nothing runs.
     *
     * @param environment what all sessions share
     * @param loop the control connection's
     * @param route between whom the control connection runs
     * @param controlTls the control connection's TLS, which data connections belong to
     */
    public NettyDataConnections(
            Environment environment, EventLoop loop, Route route, Supplier<Optional<TlsConnection>> controlTls) {
        this.environment = environment;
        this.loop = loop;
        this.route = route;
        this.controlTls = controlTls;
    }

    /**
     * Where data connections come from.
     *
     * @param address where the client is, which a proxy may have said
     * @param proxies which proxies make data connections for it; empty where it connects itself
     */
    public record Peer(InetAddress address, Optional<TrustedProxies> proxies) {}

    /**
     * What the data sides of all sessions share.
     *
     * @param ports numbers to listen on
     * @param routes the ways that data connections may take
     * @param sockets makes channels
     * @param channels every connection of the server
     * @param limits every bound
     */
    public record Environment(
            PassivePorts ports, DataRoutes routes, Sockets sockets, ChannelGroup channels, Limits limits) {}

    /** Makes channels of the transport in use, for its loops. */
    public interface Sockets {
        /**
         * Makes a channel that listens.
         *
         * @return not bound yet
         */
        ServerChannel newServerChannel();

        /**
         * Makes a channel that connects.
         *
         * @return not connected yet
         */
        Channel newChannel();
    }

    @Override
    public InetSocketAddress listen(DataDemands demands) throws CommandRefusedException {
        closeEndpoint();
        binding = demands.binding();
        List<PassivePorts.Lease> busyElsewhere = new ArrayList<>();
        try {
            PassiveEndpoint opened = listen(demands, busyElsewhere)
                    .orElseThrow(() -> new CommandRefusedException(
                            ReplyCode.NO_DATA_CONNECTION, "No passive port is free; try again later."));
            endpoint = opened;
            long limit = environment.limits().get(Limits.Time.DATA_CONNECT).toMillis();
            expiry = loop.schedule(this::closeEndpoint, limit, TimeUnit.MILLISECONDS);
            return opened.address();
        } finally {
            busyElsewhere.forEach(PassivePorts.Lease::giveBack);
        }
    }

    /** Tries one free number after the other; those that another program has are kept until one is found, so none comes twice. */
    private Optional<PassiveEndpoint> listen(DataDemands demands, List<PassivePorts.Lease> busyElsewhere) {
        PassivePorts ports = environment.ports();
        for (int i = 0; i < ports.tries(); i++) {
            Optional<PassivePorts.Lease> lease = ports.take();
            if (lease.isEmpty()) {
                return Optional.empty();
            }
            Optional<PassiveEndpoint> opened = PassiveEndpoint.open(
                    environment.sockets()::newServerChannel,
                    loop,
                    lease.get(),
                    place(),
                    channel -> arrived(channel, demands));
            if (opened.isPresent()) {
                return opened;
            }
            busyElsewhere.add(lease.get());
        }
        return Optional.empty();
    }

    private PassiveEndpoint.Place place() {
        DataRoutes routes = environment.routes();
        return new PassiveEndpoint.Place(
                routes.passive().bindAddress(route.local()),
                peer -> routes.peers().allow(route.client(), peer),
                route.proxies()
                        .map(proxies ->
                                new Gateway(proxies, environment.limits().get(Limits.Time.PROXY_HEADER))));
    }

    @Override
    public void connect(InetSocketAddress target, DataDemands demands) {
        closeEndpoint();
        binding = demands.binding();
        int port = environment.routes().active() instanceof ActiveMode.From from ? from.localPort() : 0;
        endpoint = new ActiveConnector(
                environment,
                loop,
                new ActiveConnector.Ends(new InetSocketAddress(route.local(), port), target),
                channel -> arrived(channel, demands));
    }

    /** The client's connection is there; its TLS may begin before the transfer command, for some clients wait for it. */
    private void arrived(Channel channel, DataDemands demands) {
        Optional<TlsConnection> tls =
                demands.protection() == ProtectionLevel.PRIVATE ? controlTls.get() : Optional.empty();
        DataChannel data = new DataChannel(channel, expected(tls.isPresent(), demands.uploadEnd()));
        tls.ifPresent(connection -> {
            channel.pipeline().addLast(connection.sideHandler(handshakes()));
            QuickAcks.duringHandshake(channel);
        });
        channel.pipeline().addLast(data);
        endpoint = null;
        Transfer transfer = running;
        if (transfer == null) {
            arrived = data;
        }
        if (!channel.isRegistered()) {
            loop.register(channel);
        }
        environment.channels().add(channel);
        if (transfer != null) {
            transfer.take(data);
        }
    }

    private static DataChannel.Expect expected(boolean underTls, UploadEnd end) {
        if (!underTls) {
            return DataChannel.Expect.CLEAR;
        }
        return switch (end) {
            case CLOSE_NOTIFY -> DataChannel.Expect.TLS;
            case DANGEROUS_BARE_FIN -> DataChannel.Expect.TLS_UNTIL_FIN;
        };
    }

    private SideHandshakes handshakes() {
        return binding == DataBinding.REQUIRE ? SideHandshakes.RESUMED_ONLY : SideHandshakes.FULL_ALLOWED;
    }

    @Override
    public boolean hasEndpoint() {
        return endpoint != null || arrived != null;
    }

    @Override
    public void closeEndpoint() {
        if (expiry != null) {
            expiry.cancel(false);
        }
        if (endpoint != null) {
            endpoint.close();
            endpoint = null;
        }
        if (arrived != null) {
            arrived.channel().close();
            arrived = null;
        }
    }

    /**
     * Starts a transfer. Its 150 is on the way.
     *
     * @param next what is moved, a {@code Send} or a {@code Receive}
     * @param files runs calls to the file
     * @param pace how fast
     * @param stages hears how it goes on, and its end
     */
    public void start(Next next, Executor files, Pace pace, TransferStages stages) {
        Transfer.Surroundings surroundings = new Transfer.Surroundings(
                loop, files, environment.limits(), this::level, pace, this::transferOver, stages);
        Transfer transfer = next instanceof Next.Send send
                ? new SendTransfer(surroundings, send.opener())
                : new ReceiveTransfer(surroundings, ((Next.Receive) next).opener());
        running = transfer;
        if (expiry != null) {
            expiry.cancel(false);
        }
        DataChannel waiting = arrived;
        if (waiting != null) {
            arrived = null;
            transfer.take(waiting);
        } else {
            await(transfer);
        }
    }

    private void transferOver() {
        running = null;
        closeEndpoint();
    }

    /** Where the endpoint has just been given up, the transfer is too. */
    private void await(Transfer transfer) {
        Endpoint waited = endpoint;
        if (waited == null) {
            transfer.fail(ReplyCode.NO_DATA_CONNECTION, "There was no data connection in time.");
        } else {
            transfer.await(waited::missing);
            waited.begin(sentence -> transfer.fail(ReplyCode.NO_DATA_CONNECTION, sentence));
        }
    }

    private BindingLevel level(Optional<TlsSession> session) {
        if (session.isEmpty()) {
            return BindingLevel.ADDRESS;
        }
        if (binding == DataBinding.OFF) {
            return session.get().peerCertificates().isEmpty() ? BindingLevel.ADDRESS : BindingLevel.CERTIFICATE;
        }
        return switch (session.get().resumption()) {
            case NONE -> BindingLevel.ADDRESS;
            case SAME_CERTIFICATE -> BindingLevel.CERTIFICATE;
            case UNPROVEN -> BindingLevel.SESSION_UNPROVEN;
            case PROVEN -> BindingLevel.SESSION;
        };
    }

    /**
     * Stops the running transfer, if any; its end is told as always.
     *
     * @param reason for the event
     */
    public void abort(String reason) {
        Transfer transfer = running;
        if (transfer != null) {
            closeEndpoint();
            transfer.abort(reason);
        }
    }

    @Override
    public String status() {
        Transfer transfer = running;
        return transfer == null
                ? "No transfer is running."
                : "A transfer is running, " + transfer.bytes() + " bytes so far.";
    }
}
