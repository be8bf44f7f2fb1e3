/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.data.QuickAcks;
import io.ftps.protocol.Security;
import io.ftps.tls.ApplicationProtocols;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.ServerTls;
import io.ftps.tls.TlsConnection;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** TLS of one control connection: how it begins, how it ends, and what data connections resume. */
final class TlsUpgrade {
    /** The names of ALPN: "ftp" on both kinds of connection, "ftp-data" on data connections only. */
    private static final ApplicationProtocols FTP = new ApplicationProtocols(List.of("ftp"), List.of("ftp-data"));

    private final ServerTls tls;
    private final HandshakePermits permits;
    private final Executor decisions;
    private @Nullable TlsConnection connection;

    TlsUpgrade(ServerTls tls, HandshakePermits permits, Executor decisions) {
        this.tls = tls;
        this.permits = permits;
        this.decisions = decisions;
    }

    /** Puts TLS before the commands in the pipeline, and behind a proxy's header; the certificate is chosen by where the client came in. */
    void begin(ChannelPipeline pipeline, ConnectionOrigin origin) {
        TlsConnection begun = tls.newConnection(origin, FTP, decisions);
        connection = begun;
        String commands = pipeline.context(CommandDecoder.class).name();
        pipeline.addBefore(
                commands,
                null,
                new HandshakeTurn(permits, origin.remoteAddress().getAddress()));
        pipeline.addBefore(commands, null, begun.mainHandler());
        UrgentData.leaveOut(pipeline.channel());
        QuickAcks.duringHandshake(pipeline.channel());
    }

    /** What data connections belong to. */
    Optional<TlsConnection> connection() {
        return Optional.ofNullable(connection);
    }

    /** Says close_notify. The client's comes as an {@code SslCloseCompletionEvent}. */
    void leave(ChannelPipeline pipeline) {
        pipeline.get(SslHandler.class).closeOutbound();
    }

    /**
     * Both sides have said close_notify: what comes from here on is in clear, also what came in one packet with it. Behind CCC
     * data connections go on to resume the session, behind REIN nothing is left of it.
     */
    void end(ChannelPipeline pipeline, Security after) {
        pipeline.remove(SslHandler.class);
        UrgentData.readInPlace(pipeline.channel());
        if (after.tls().isEmpty()) {
            release();
        }
    }

    void release() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
