/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ClientHello;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.ResumptionLevel;
import io.ftps.tls.SideHandshakes;
import io.ftps.tls.TlsConnection;
import io.ftps.tls.TlsSession;
import io.ftps.tls.UnrecognizedNameException;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Promise;
import java.nio.channels.ClosedChannelException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client: from nothing over one context to closed. Its channels may be on different loops, so each step through its
 * life is taken under its lock, and none of them blocks.
 */
public final class ServerConnection implements TlsConnection {
    private static final Logger LOGGER = LoggerFactory.getLogger(ServerConnection.class);

    /** Where this client stands; the context exists in two of the four. */
    private sealed interface Life {
        record Waiting() implements Life {}

        record Shaking(Choice choice, ConnectionContext context) implements Life {}

        record Established(Choice choice, ConnectionContext context) implements Life {}

        record Closed() implements Life {}
    }

    private final ConnectionSettings settings;
    private final ConnectionOrigin origin;
    private Life life = new Life.Waiting();

    /**
     * Prepares, and allocates nothing.
     *
     * @param settings of all connections of the server
     * @param origin of this one
     */
    public ServerConnection(ConnectionSettings settings, ConnectionOrigin origin) {
        this.settings = settings;
        this.origin = origin;
    }

    @Override
    public ChannelHandler mainHandler() {
        return new HelloHandler(this);
    }

    @Override
    public synchronized ChannelHandler sideHandler(SideHandshakes allowed) {
        if (life instanceof Life.Established) {
            return new SideHandler(this, allowed);
        }
        throw new IllegalStateException("The TLS connection is "
                + life.getClass().getSimpleName() + " (expected: a main channel with an established handshake).");
    }

    @Override
    public synchronized void close() {
        if (life instanceof Life.Shaking shaking) {
            shaking.context().close();
        } else if (life instanceof Life.Established established) {
            established.context().close();
        }
        life = new Life.Closed();
    }

    ConnectionOrigin origin() {
        return origin;
    }

    /** Asks the selector on its executor; the promise is always kept. */
    void choose(ClientHello hello, Promise<Choice> answer) {
        settings.decisions().execute(() -> {
            try {
                answer.setSuccess(new Choice(hello, select(hello)));
            } catch (HandshakeRefusedException e) {
                answer.setFailure(e);
            }
        });
    }

    private CertifiedKey select(ClientHello hello) throws HandshakeRefusedException {
        Optional<CertifiedKey> selected;
        try {
            selected = settings.selector().select(hello);
        } catch (UnrecognizedNameException e) {
            throw new HandshakeRefusedException(TlsAlert.UNRECOGNIZED_NAME, String.valueOf(e.getMessage()), e);
        } catch (Throwable e) { // of code that is not ours: the client must get an answer whatever it throws
            LOGGER.warn("The certificate selector failed for {}.", hello.origin(), e);
            throw new HandshakeRefusedException(TlsAlert.HANDSHAKE_FAILURE, "The certificate selector failed.", e);
        }
        CertifiedKey identity = selected.orElseThrow(() -> new HandshakeRefusedException(
                TlsAlert.HANDSHAKE_FAILURE, "No certificate was selected for this client."));
        Optional<String> fault = MustStaple.fault(identity, settings.contexts());
        if (fault.isPresent()) {
            throw new HandshakeRefusedException(TlsAlert.INTERNAL_ERROR, fault.get());
        }
        return identity;
    }

    /** Makes the context and begins the main handshake. */
    synchronized Handshake open(Choice choice, ByteBufAllocator allocator)
            throws HandshakeRefusedException, ClosedChannelException {
        if (!(life instanceof Life.Waiting)) {
            throw new ClosedChannelException();
        }
        Life.Shaking shaking = new Life.Shaking(choice, newContext(choice.identity()));
        life = shaking;
        SslHandler handler = shaking.context().mainHandler(allocator);
        return new Handshake(handler, () -> mainEstablished(handler.engine(), shaking));
    }

    private ConnectionContext newContext(CertifiedKey identity) throws HandshakeRefusedException {
        try {
            return settings.contexts().newContext(identity);
        } catch (GeneralSecurityException | SSLException e) {
            LOGGER.warn(
                    "The engine {} cannot use the certificate {}.",
                    settings.contexts().engine(),
                    identity,
                    e);
            throw new HandshakeRefusedException(
                    TlsAlert.INTERNAL_ERROR, "The TLS engine cannot use the certificate that was selected.", e);
        }
    }

    private synchronized TlsSession mainEstablished(SSLEngine engine, Life.Shaking shaking) {
        shaking.context().mainEstablished(engine);
        if (life == shaking) { // and not closed meanwhile
            life = new Life.Established(shaking.choice(), shaking.context());
        }
        return proof(engine, shaking.choice(), ResumptionLevel.NONE);
    }

    /** Begins a side handshake, or is empty: then the caller tries again a millisecond later. */
    synchronized Optional<Handshake> openSide(SideHandshakes allowed, ByteBufAllocator allocator)
            throws ClosedChannelException {
        if (!(life instanceof Life.Established established)) {
            throw new ClosedChannelException();
        }
        ConnectionContext context = established.context();
        if (!context.sideMayStart()) {
            return Optional.empty();
        }
        SslHandler handler = context.sideHandler(allowed, allocator);
        SSLEngine engine = handler.engine();
        return Optional.of(new Handshake(
                handler,
                new SideVerdict(allowed, () -> proof(engine, established.choice(), context.sideEstablished(engine)))));
    }

    private TlsSession proof(SSLEngine engine, Choice choice, ResumptionLevel resumption) {
        return settings.proof()
                .of(
                        engine.getSession(),
                        choice.hello(),
                        choice.identity(),
                        settings.contexts().engine(),
                        resumption);
    }
}
