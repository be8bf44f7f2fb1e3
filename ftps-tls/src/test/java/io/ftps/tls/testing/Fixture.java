/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.testing;

import io.ftps.tls.ApplicationProtocols;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ClientHello;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.ServerTls;
import io.ftps.tls.SideHandshakes;
import io.ftps.tls.TlsConnection;
import io.netty.channel.ChannelHandler;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * What a server does with this module. Main and side channels come in on one port, because the JDK's client looks for
 * the session to resume by the port it connects to.
 */
public final class Fixture implements AutoCloseable {
    public static final ConnectionOrigin ORIGIN = new ConnectionOrigin(
            "test",
            InetSocketAddress.createUnresolved("server", 21),
            InetSocketAddress.createUnresolved("client", 50_000),
            Optional.empty());

    private final ApplicationProtocols protocols;
    private final ServerTls tls;
    private final ExecutorService decisions = Executors.newSingleThreadExecutor();
    private final LoopbackServer listener;
    private volatile TlsConnection connection;
    private volatile Supplier<ChannelHandler> handlers;

    public Fixture(CertificateSelector selector) {
        this(TestEngine.serving(selector));
    }

    public Fixture(ServerTls tls) {
        this(tls, ApplicationProtocols.UNCHECKED);
    }

    public Fixture(CertificateSelector selector, ApplicationProtocols spoken) {
        this(TestEngine.serving(selector), spoken);
    }

    private Fixture(ServerTls tls, ApplicationProtocols spoken) {
        this.tls = tls;
        protocols = spoken;
        connection = newConnection(decisions);
        handlers = () -> main(decisions);
        listener = new LoopbackServer(() -> handlers.get());
    }

    public Fixture(CertifiedKey key) {
        this(CertificateSelector.single(key));
    }

    public ServerTls tls() {
        return tls;
    }

    private ChannelHandler main(Executor executor) {
        connection = newConnection(executor);
        return connection.mainHandler();
    }

    /** The port, for a client that connects as a new client. */
    public int mainPort() {
        return mainPort(decisions);
    }

    /** The same, with an executor for the selector. */
    public int mainPort(Executor executor) {
        handlers = () -> main(executor);
        return listener.port();
    }

    /** The same port, for a connection to become a side channel of the client accepted last. */
    public int sidePort() {
        return sidePort(SideHandshakes.FULL_ALLOWED);
    }

    /** The same, with a rule for its handshake. */
    public int sidePort(SideHandshakes allowed) {
        handlers = () -> connection.sideHandler(allowed);
        return listener.port();
    }

    /** The server's end of the connection accepted next. */
    public Peer next() {
        return listener.next();
    }

    /** TLS of the client accepted last. */
    public TlsConnection connection() {
        return connection;
    }

    public TlsConnection newConnection(Executor executor) {
        return tls.newConnection(ORIGIN, protocols, executor);
    }

    public static ClientHello hello(String... serverName) {
        return new ClientHello(
                ORIGIN,
                List.of(serverName).stream().findFirst(),
                List.of(0x0304),
                List.of(0x1301),
                List.of(0x0403),
                List.of(29),
                List.of());
    }

    @Override
    public void close() {
        connection.close();
        listener.close();
        decisions.shutdownNow();
    }
}
