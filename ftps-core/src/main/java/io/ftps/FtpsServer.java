/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps;

import io.ftps.control.HandshakePermits;
import io.ftps.control.Listening;
import io.ftps.control.Paces;
import io.ftps.control.ServerContext;
import io.ftps.control.ServerThreads;
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
import io.ftps.server.VirtualHost;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
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

    private final ServerThreads threads;
    private final Sessions sessions;
    private final SessionReviews reviews;
    private final PassivePorts ports;
    private final List<VirtualHost> hosts;
    private final Listening listening;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicBoolean closing = new AtomicBoolean();

    private FtpsServer(ServerContext context, List<VirtualHost> hosts) {
        this.threads = context.threads();
        this.sessions = context.sessions();
        this.reviews = new SessionReviews(sessions, threads.decisions());
        this.ports = context.data().ports();
        this.hosts = hosts;
        this.listening = new Listening(context);
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
                new Shared<>(),
                settings.partialUploads,
                settings.table(),
                settings.hook);
        ServerThreads threads = ServerThreads.start(settings.transport, limits);
        Sessions sessions = new Sessions(limits);
        PassivePorts ports = new PassivePorts(settings.passive, new SecureRandom());
        ServerContext context = new ServerContext(
                services,
                settings.events,
                new NettyDataConnections.Environment(ports, routes, threads, threads.channels(), limits),
                threads,
                sessions,
                new HandshakePermits(limits),
                new Paces());
        FtpsServer server = new FtpsServer(context, List.copyOf(settings.hosts));
        FileNames.advice().ifPresent(LOG::warn);
        try {
            for (Listener listener : settings.listeners) {
                server.listening.add(listener);
                Certificates.advice(listener).ifPresent(LOG::warn);
            }
            server.reviewNowAndThen();
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private Limits limits() {
        return listening.context().services().limits();
    }

    private void reviewNowAndThen() {
        long pause = limits().get(Time.REVIEW).toMillis();
        threads.loops().scheduleWithFixedDelay(reviews::request, pause, pause, TimeUnit.MILLISECONDS);
    }

    /**
     * Adds a listener while the server runs; sessions on others do not notice. Blocks until it listens.
     *
     * @param listener of a name that no listener has
     * @throws IOException when it cannot listen; nothing has changed
     * @throws IllegalStateException when it does not fit, as {@link FtpsServerBuilder#start} has it, or the server stops
     */
    public void add(Listener listener) throws IOException {
        checks().check(listener);
        listening.add(listener);
        Certificates.advice(listener).ifPresent(LOG::warn);
    }

    /**
     * Removes a listener: nobody gets in by it any more. Its sessions go on until they end by themselves; who wants them gone
     * calls {@link #closeSession} for each of {@link #sessions()} that came in there. Blocks until the port is free.
     *
     * @param listener name of the listener; also the last one may go
     */
    public void remove(String listener) {
        listening.remove(listener);
    }

    /**
     * Gives the listener of this name other rules or another address. Where the address is equal to the one it was told before, the
     * port is never closed; else the new one is bound first. Sessions keep the rules by which they came in. Blocks.
     *
     * @param listener of a name that a listener has
     * @throws IOException when it cannot listen; the old one goes on
     * @throws IllegalStateException when it does not fit; the old one goes on
     */
    public void replace(Listener listener) throws IOException {
        checks().check(listener);
        listening.replace(listener);
        Certificates.advice(listener).ifPresent(LOG::warn);
    }

    private ListenerChecks checks() {
        return new ListenerChecks(hosts);
    }

    /**
     * Sets other bounds. Numbers of sessions and handshakes count at once, though nobody who is in has to go; the others for
     * sessions that begin from now on. The catch: {@link Time#REVIEW} and {@link Limits.Count#WAITING_LOGINS} stay as they were at
     * the start.
     *
     * @param bounds every bound
     */
    public synchronized void limits(Limits bounds) {
        ServerContext context = listening.context();
        context.sessions().follow(bounds);
        context.handshakes().follow(bounds);
        listening.context(context.with(context.services().with(bounds)));
    }

    /**
     * Sets another text of the 220, for those who connect from now on.
     *
     * @param text one line that names no product and no version
     */
    public synchronized void greeting(String text) {
        ServerContext context = listening.context();
        listening.context(context.with(context.services().greeting(text)));
    }

    /**
     * Where a listener listens, with the port it was given if it asked for any.
     *
     * @param listener name of the listener
     * @return its address
     */
    public InetSocketAddress address(String listener) {
        return listening.address(listener);
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
        Limits limits = limits();
        try {
            listening.stop();
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
