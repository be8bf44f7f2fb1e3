/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

import io.ftps.tls.TlsSession;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several listeners, none of which can keep an event from the others. */
final class SeveralEvents implements ServerEvents {
    private static final Logger LOG = LoggerFactory.getLogger(SeveralEvents.class);

    private final List<ServerEvents> listeners;

    SeveralEvents(List<ServerEvents> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    private void tell(Consumer<ServerEvents> event) {
        for (ServerEvents listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("{} threw; mend it, for events must not throw", listener.getClass(), e);
            }
        }
    }

    @Override
    public void sessionOpened(SessionInfo session) {
        tell(listener -> listener.sessionOpened(session));
    }

    @Override
    public void sessionClosed(SessionInfo session, CloseReason reason, Optional<String> detail) {
        tell(listener -> listener.sessionClosed(session, reason, detail));
    }

    @Override
    public void handshakeStarted(SessionInfo session) {
        tell(listener -> listener.handshakeStarted(session));
    }

    @Override
    public void handshakeEnded(SessionInfo session, TlsSession tls) {
        tell(listener -> listener.handshakeEnded(session, tls));
    }

    @Override
    public void handshakeFailed(SessionInfo session, String reason) {
        tell(listener -> listener.handshakeFailed(session, reason));
    }

    @Override
    public void loginAccepted(SessionInfo session) {
        tell(listener -> listener.loginAccepted(session));
    }

    @Override
    public void certificateExpiresSoon(SessionInfo session, X509Certificate certificate, long days) {
        tell(listener -> listener.certificateExpiresSoon(session, certificate, days));
    }

    @Override
    public void loginRefused(SessionInfo session, String userName, String reason) {
        tell(listener -> listener.loginRefused(session, userName, reason));
    }

    @Override
    public void addressBanned(SessionInfo session, Duration time) {
        tell(listener -> listener.addressBanned(session, time));
    }

    @Override
    public void commandStarted(SessionInfo session, String command) {
        tell(listener -> listener.commandStarted(session, command));
    }

    @Override
    public void commandEnded(SessionInfo session, String command, int replyCode, Duration took) {
        tell(listener -> listener.commandEnded(session, command, replyCode, took));
    }

    @Override
    public void replySent(SessionInfo session, int code, String text) {
        tell(listener -> listener.replySent(session, code, text));
    }

    @Override
    public void transferStarted(SessionInfo session, TransferInfo transfer) {
        tell(listener -> listener.transferStarted(session, transfer));
    }

    @Override
    public void dataConnected(SessionInfo session, TransferInfo transfer, InetSocketAddress peer) {
        tell(listener -> listener.dataConnected(session, transfer, peer));
    }

    @Override
    public void dataReady(SessionInfo session, TransferInfo transfer, BindingLevel binding) {
        tell(listener -> listener.dataReady(session, transfer, binding));
    }

    @Override
    public void transferEnded(SessionInfo session, TransferInfo transfer, TransferResult result) {
        tell(listener -> listener.transferEnded(session, transfer, result));
    }
}
