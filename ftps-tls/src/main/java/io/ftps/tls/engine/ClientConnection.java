/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ClientTlsConnection;
import io.ftps.tls.ServerCertificateException;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLParameters;

/** A client with one server. Engines find a session by host and port, so side channels name those of the main one. */
final class ClientConnection implements ClientTlsConnection {
    private final SslContext context;
    private final BelievedServer trust;
    private final Peer peer;
    private final Optional<GroupLimit> groups;

    /**
     * Whom we talk to.
     *
     * @param host the name asked for
     * @param port of the main channel
     * @param decisions runs what may block
     */
    record Peer(String host, int port, Executor decisions) {}

    ClientConnection(SslContext context, BelievedServer trust, Peer peer, Optional<GroupLimit> groups) {
        this.context = context;
        this.trust = trust;
        this.peer = peer;
        this.groups = groups;
    }

    @Override
    public SslHandler mainHandler(Channel channel) {
        SslHandler handler = context.newHandler(channel.alloc(), peer.host(), peer.port(), peer.decisions());
        groups.ifPresent(limit -> {
            SSLParameters parameters = handler.engine().getSSLParameters();
            parameters.setAlgorithmConstraints(limit);
            handler.engine().setSSLParameters(parameters);
        });
        return handler;
    }

    @Override
    public SslHandler sideHandler(Channel channel) {
        if (trust.chain().isEmpty()) {
            throw new IllegalStateException("The main channel has no session yet (expected: its handshake first).");
        }
        return mainHandler(channel);
    }

    @Override
    public Optional<ServerCertificateException> refusal() {
        return trust.refusal();
    }

    @Override
    public List<X509Certificate> serverCertificates() {
        return trust.chain();
    }

    @Override
    public boolean isResumed(SslHandler side) {
        return side.handshakeFuture().isSuccess() && !trust.wasAskedFor(side.engine());
    }

    @Override
    public void close() {
        ReferenceCountUtil.release(context);
    }
}
