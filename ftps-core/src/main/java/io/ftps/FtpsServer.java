/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps;

import io.ftps.control.AcceptFailures;
import io.ftps.control.HandshakePermits;
import io.ftps.control.Paces;
import io.ftps.control.ServerContext;
import io.ftps.control.ServerThreads;
import io.ftps.control.SessionInitializer;
import io.ftps.control.SessionReviews;
import io.ftps.control.Sessions;
import io.ftps.data.NettyDataConnections;
import io.ftps.data.PassivePorts;
import io.ftps.protocol.AddressAdvice;
import io.ftps.protocol.DataRoutes;
import io.ftps.protocol.Dismissal;
import io.ftps.protocol.HostResolution;
import io.ftps.protocol.Services;
import io.ftps.protocol.Shared;
import io.ftps.server.CloseReason;
import io.ftps.server.Limits;
import io.ftps.server.Limits.Time;
import io.ftps.server.Listener;
import io.ftps.server.ServerEvents;
import io.ftps.server.SessionInfo;
import io.ftps.server.Transport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running FTPS server. {@link #builder} makes one; {@link #close} stops accepting, lets transfers end within their grace time
 * and then cuts them. Several servers may run in one JVM; they share nothing. All methods may be called from any thread but
 * an event loop; {@code close} blocks.
 */
public final class FtpsServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FtpsServer.class);
    private static final int BACKLOG = 1_024;

    private final ServerThreads threads;
    private final Sessions sessions;
    private final SessionReviews reviews;
    private final Limits limits;
    private final PassivePorts ports;
    private final Map<String, Channel> listening = new LinkedHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicBoolean closing = new AtomicBoolean();

    private FtpsServer(ServerThreads threads, Sessions sessions, Limits limits, PassivePorts ports) {
        this.threads = threads;
        this.sessions = sessions;
        this.reviews = new SessionReviews(sessions, threads.decisions());
        this.limits = limits;
        this.ports = ports;
    }

    /**
     * A server to be described. It needs listeners, an authenticator and files; the rest has defaults.
     *
     * @return an empty builder
     */
    public static FtpsServerBuilder builder() {
        return new FtpsServerBuilder();
    }

    static FtpsServer start(FtpsServerBuilder settings) throws IOException {
        Limits limits = settings.limits;
        DataRoutes routes = new DataRoutes(settings.passive, settings.active, settings.peers, new AddressAdvice());
        Services services = new Services(
                settings.authenticator(),
                settings.guard,
                settings.files(),
                settings.greeting,
                new HostResolution(settings.hosts),
                limits,
                routes,
                Clock.systemUTC(),
                new Shared<>());
        ServerThreads threads = ServerThreads.start(settings.transport, limits);
        Sessions sessions = new Sessions(limits);
        PassivePorts ports = new PassivePorts(settings.passive, new SecureRandom());
        FtpsServer server = new FtpsServer(threads, sessions, limits, ports);
        ServerContext context = new ServerContext(
                services,
                settings.events,
                new NettyDataConnections.Environment(ports, routes, threads, threads.channels(), limits),
                threads,
                sessions,
                new HandshakePermits(limits),
                new Paces());
        FileNames.advice().ifPresent(LOG::warn);
        try {
            for (Listener listener : settings.listeners) {
                server.listen(listener, context);
            }
            server.reviewNowAndThen();
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private void reviewNowAndThen() {
        long pause = limits.get(Time.REVIEW).toMillis();
        threads.loops().scheduleWithFixedDelay(reviews::request, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void listen(Listener listener, ServerContext context) throws IOException {
        var bound = new ServerBootstrap()
                .group(threads.loops())
                .channelFactory(threads::newServerChannel)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new SessionInitializer(context, listener))
                .bind(listener.address())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "Listener " + listener.name() + " cannot listen on " + shown(listener.address()) + ": "
                            + AcceptFailures.reason(bound.cause()) + ". Choose another port or stop what uses it.",
                    bound.cause());
        }
        bound.channel().pipeline().addLast(new AcceptFailures(listener.name()));
        listening.put(listener.name(), bound.channel());
        LOG.info(
                "Listener {} listens on {}, {}, TLS by {}, transport {}",
                listener.name(),
                shown((InetSocketAddress) bound.channel().localAddress()),
                listener.mode(),
                listener.tls().engine(),
                threads.transport());
        Certificates.advice(listener).ifPresent(LOG::warn);
    }

    private static String shown(InetSocketAddress address) {
        return address.getAddress().isAnyLocalAddress()
                ? "port " + address.getPort() + " of all addresses"
                : address.getAddress().getHostAddress() + " port " + address.getPort();
    }

    /**
     * Where a listener listens, with the port it was given if it asked for any.
     *
     * @param listener name of the listener
     * @return its address
     */
    public InetSocketAddress address(String listener) {
        Channel channel = listening.get(listener);
        if (channel == null) {
            throw new IllegalArgumentException(
                    "listener: " + listener + " (expected: one of " + listening.keySet() + ")");
        }
        return (InetSocketAddress) channel.localAddress();
    }

    /**
     * How many clients are connected.
     *
     * @return control connections
     */
    public int sessionCount() {
        return sessions.count();
    }

    /**
     * Who is connected.
     *
     * @return each session as it was at its last event, in no order
     */
    public List<SessionInfo> sessions() {
        return sessions.list();
    }

    /**
     * Ends one session, also in the middle of a transfer: the client reads 421, {@link ServerEvents#sessionClosed} has {@link
     * CloseReason#CLOSED_BY_OPERATOR}. Returns at once; the session ends a moment later.
     *
     * @param id of the session, as {@link SessionInfo#id} has it
     * @param detail one sentence for the event, which the client does not read
     * @return whether there is such a session
     */
    public boolean closeSession(String id, String detail) {
        return sessions.dismiss(id, Dismissal.byOperator(detail));
    }

    /**
     * Has a look at every living session: whether the verifier still accepts its certificate, and whether the authenticator still
     * lets its user stay. A session that fails ends, also in the middle of a transfer, with {@link
     * CloseReason#CERTIFICATE_REVOKED} or {@link CloseReason#USER_REVOKED}. Call it when certificates were revoked or accounts
     * changed; the server does so by itself every {@link Time#REVIEW}. Returns at once; two workers look, so that logins go on
     * meanwhile. The catch: a verifier that fails refuses, also here; and who is being let in at this moment is looked at the
     * next time.
     */
    public void reviewSessions() {
        reviews.request();
    }

    /**
     * How many numbers of the passive range are taken.
     *
     * @return ports that listen for a data connection; 0 where the system chooses them
     */
    public int passivePortsInUse() {
        return ports.inUse();
    }

    /**
     * What carries the connections.
     *
     * @return NIO or EPOLL
     */
    public Transport transport() {
        return threads.transport();
    }

    /**
     * Waits until {@link #close} was called and is done.
     *
     * @throws InterruptedException when the waiting thread is interrupted
     */
    public void awaitClose() throws InterruptedException {
        closed.await();
    }

    /**
     * Stops: no new sessions, 421 to those that do nothing, transfers end within the grace time, what is left is cut. A second
     * call waits for the first.
     */
    @Override
    public void close() {
        try {
            if (closing.compareAndSet(false, true)) {
                stop();
            } else {
                closed.await();
            }
        } catch (InterruptedException e) {
            sessions.cut();
            Thread.currentThread().interrupt();
        }
    }

    private void stop() throws InterruptedException {
        try {
            listening.values().forEach(channel -> channel.close().awaitUninterruptibly());
            sessions.drain();
            if (!sessions.awaitEmpty(limits.get(Time.STOP_GRACE).toMillis())) {
                sessions.cut();
                sessions.awaitEmpty(limits.get(Time.LINGER).toMillis());
            }
        } finally {
            threads.close(limits.get(Time.STOP_GRACE), limits.get(Time.LINGER));
            sessions.abandon();
            closed.countDown();
        }
    }
}
