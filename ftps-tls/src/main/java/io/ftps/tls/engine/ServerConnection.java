/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ApplicationProtocols;
import io.ftps.tls.ClientCertificateException;
import io.ftps.tls.ClientHello;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.PresentedCertificate;
import io.ftps.tls.ResumptionLevel;
import io.ftps.tls.SideHandshakes;
import io.ftps.tls.TlsConnection;
import io.ftps.tls.TlsSession;
import io.ftps.tls.engine.ConnectionSettings.MainFacts;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Promise;
import java.nio.channels.ClosedChannelException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLEngine;
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

        record Shaking(ConnectionContext context) implements Life {}

        record Established(ConnectionContext context, MainFacts facts) implements Life {}

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
        return new MainHandler(this);
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

    synchronized boolean isClosed() {
        return life instanceof Life.Closed;
    }

    ConnectionOrigin origin() {
        return origin;
    }

    HelloPolicy policy() {
        return settings.policy();
    }

    /** Has the context made, on the executor for that if it may block; the promise is always kept. */
    void choose(ClientHello hello, Promise<Choice> answer) {
        if (settings.contexts().mayBlock()) {
            settings.decisions().execute(() -> keep(answer, hello));
        } else {
            keep(answer, hello);
        }
    }

    private void keep(Promise<Choice> answer, ClientHello hello) {
        try {
            RequestedName.check(hello);
            answer.setSuccess(new Choice(hello, settings.contexts().newContext(hello, policy())));
        } catch (HandshakeRefusedException e) {
            answer.setFailure(e);
        } catch (RuntimeException | LinkageError e) {
            LOGGER.error("No TLS context can be made for {}.", origin, e);
            answer.setFailure(new HandshakeRefusedException(
                    TlsAlert.INTERNAL_ERROR, "A fault of the server ends the handshake.", e));
        }
    }

    /** Takes over the context and begins the main handshake. */
    synchronized Handshake open(Choice choice, ByteBufAllocator allocator) throws ClosedChannelException {
        if (!(life instanceof Life.Waiting)) {
            choice.context().close();
            throw new ClosedChannelException();
        }
        Life.Shaking shaking = new Life.Shaking(choice.context());
        life = shaking;
        SslHandler handler = choice.context().mainHandler(allocator);
        settings.clients().ask(handler.engine());
        ApplicationProtocols.select(policy().protocols().main(), choice.hello())
                .ifPresent(protocol -> choice.context().speak(handler.engine(), protocol));
        return new Handshake(handler, proof -> mainShaken(handler.engine(), choice, proof));
    }

    /** The engine is content; the client's certificate, if any, has yet to be judged. */
    private void mainShaken(SSLEngine engine, Choice choice, Promise<TlsSession> proof) {
        choice.context().mainEstablished(engine);
        List<X509Certificate> chain = PeerChain.of(engine);
        if (chain.isEmpty()) {
            proof.setSuccess(mainEstablished(engine, choice, Optional.empty()));
            return;
        }
        try {
            settings.decisions().execute(() -> judge(chain, engine, choice, proof));
        } catch (RejectedExecutionException e) {
            proof.setFailure(new ClientCertificateException("No thread is free to judge the client's certificate.", e));
        }
    }

    private void judge(List<X509Certificate> chain, SSLEngine engine, Choice choice, Promise<TlsSession> proof) {
        try {
            PresentedCertificate presented = settings.clients().judge(chain, origin);
            proof.setSuccess(mainEstablished(engine, choice, Optional.of(presented)));
        } catch (ClientCertificateException | RuntimeException e) {
            proof.setFailure(e);
        }
    }

    private synchronized TlsSession mainEstablished(
            SSLEngine engine, Choice choice, Optional<PresentedCertificate> presented) {
        ConnectionContext context = choice.context();
        MainFacts facts = new MainFacts(choice.hello(), context.engine(), context.shown(engine), presented);
        if (life instanceof Life.Shaking) { // and not closed meanwhile
            life = new Life.Established(context, facts);
        }
        return settings.proof().of(engine.getSession(), facts, ResumptionLevel.NONE);
    }

    /** Whether a side handshake can begin now; if not, the caller tries again a millisecond later. */
    synchronized boolean sideMayStart() {
        return !(life instanceof Life.Established established)
                || established.context().sideMayStart();
    }

    /** Begins a side handshake. */
    synchronized Handshake openSide(ClientHello hello, SideHandshakes allowed, ByteBufAllocator allocator)
            throws ClosedChannelException {
        if (!(life instanceof Life.Established established)) {
            throw new ClosedChannelException();
        }
        ConnectionContext context = established.context();
        SslHandler handler = context.sideHandler(allowed, allocator);
        SSLEngine engine = handler.engine();
        ApplicationProtocols.select(policy().protocols().side(), hello)
                .ifPresent(protocol -> context.speak(engine, protocol));
        MainFacts facts = established.facts();
        return new Handshake(
                handler,
                new SideVerdict(
                        allowed,
                        facts,
                        context,
                        engine,
                        level -> settings.proof().of(engine.getSession(), facts, level)));
    }
}
