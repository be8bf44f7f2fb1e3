/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.control.HandshakePermits.Permit;
import io.ftps.tls.ApplicationProtocols;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.ServerTls;
import io.ftps.tls.TlsConnection;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** TLS of one control connection: how it begins, how it ends, and what data connections resume. */
final class TlsUpgrade {
    /** The names of ALPN: "ftp" on both kinds of connection, "ftp-data" on data connections only. */
    private static final ApplicationProtocols FTP = new ApplicationProtocols(List.of("ftp"), List.of("ftp-data"));

    private final ServerTls tls;
    private final ConnectionOrigin origin;
    private final HandshakePermits permits;
    private final Executor decisions;
    private @Nullable Permit permit;
    private @Nullable TlsConnection connection;

    TlsUpgrade(ServerTls tls, ConnectionOrigin origin, HandshakePermits permits, Executor decisions) {
        this.tls = tls;
        this.origin = origin;
        this.permits = permits;
        this.decisions = decisions;
    }

    /** Waits for a place among the handshakes. {@code granted} runs on the event loop, unless {@link #release} comes first. */
    void request(ChannelHandlerContext ctx, Runnable granted) {
        InetAddress address = origin.remoteAddress().getAddress();
        permit = permits.request(address, () -> ctx.executor().execute(granted));
    }

    /** Puts TLS before everything else in the pipeline. */
    void begin(ChannelPipeline pipeline) {
        TlsConnection begun = tls.newConnection(origin, FTP, decisions);
        connection = begun;
        pipeline.addFirst(begun.mainHandler());
    }

    /** The handshake is over, well or badly. */
    void handshakeOver() {
        if (permit != null) {
            permit.close();
            permit = null;
        }
    }

    /** What data connections belong to. */
    Optional<TlsConnection> connection() {
        return Optional.ofNullable(connection);
    }

    /** Both sides have said close_notify: the connection goes on in clear. */
    void end(ChannelPipeline pipeline) {
        pipeline.remove(SslHandler.class);
        release();
    }

    void release() {
        handshakeOver();
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
