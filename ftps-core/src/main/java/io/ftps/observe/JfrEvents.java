/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.observe;

import io.ftps.server.ServerEvents;
import io.ftps.server.SessionInfo;
import io.ftps.server.TransferInfo;
import io.ftps.server.TransferResult;
import io.ftps.tls.TlsSession;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells Java Flight Recorder of handshakes, logins and transfers, as {@code io.ftps.Handshake}, {@code io.ftps.Login} and
 * {@code io.ftps.Transfer}. Costs next to nothing while nobody records. Needs the module {@code jdk.jfr}. The catch: the
 * thread that an event names is the event loop of its end.
 */
public final class JfrEvents implements ServerEvents {
    private final Map<String, HandshakeEvent> handshakes = new ConcurrentHashMap<>();
    private final Map<String, TransferEvent> transfers = new ConcurrentHashMap<>();

    /** Tells the recordings of this JVM. */
    public JfrEvents() {}

    @Override
    public void handshakeStarted(SessionInfo session) {
        HandshakeEvent event = new HandshakeEvent();
        event.begin();
        handshakes.put(session.id(), event);
    }

    @Override
    public void handshakeEnded(SessionInfo session, TlsSession tls) {
        handshake(session, Optional.of(tls), "");
    }

    @Override
    public void handshakeFailed(SessionInfo session, String reason) {
        handshake(session, Optional.empty(), reason);
    }

    private void handshake(SessionInfo session, Optional<TlsSession> tls, String failure) {
        HandshakeEvent event = handshakes.remove(session.id());
        if (event != null && event.shouldCommit()) {
            event.session = session.id();
            event.listener = session.listener();
            event.peer = peer(session);
            event.protocol = tls.map(TlsSession::protocol).orElse("");
            event.cipherSuite = tls.map(TlsSession::cipherSuite).orElse("");
            event.failure = failure;
            event.commit();
        }
    }

    @Override
    public void loginAccepted(SessionInfo session) {
        login(session, session.user().orElse(""), "");
    }

    @Override
    public void loginRefused(SessionInfo session, String userName, String reason) {
        login(session, userName, reason);
    }

    private static void login(SessionInfo session, String user, String refusal) {
        LoginEvent event = new LoginEvent();
        event.session = session.id();
        event.peer = peer(session);
        event.user = user;
        event.refusal = refusal;
        event.commit();
    }

    @Override
    public void transferStarted(SessionInfo session, TransferInfo transfer) {
        TransferEvent event = new TransferEvent();
        event.begin();
        transfers.put(transfer.id(), event);
    }

    @Override
    public void transferEnded(SessionInfo session, TransferInfo transfer, TransferResult result) {
        TransferEvent event = transfers.remove(transfer.id());
        if (event != null && event.shouldCommit()) {
            event.transfer = transfer.id();
            event.user = session.user().orElse("");
            event.direction = transfer.direction().name();
            event.path = transfer.path();
            event.outcome = result.outcome().name();
            event.bytes = result.bytes();
            event.binding = result.binding().map(Enum::name).orElse("");
            event.reason = result.reason().orElse("");
            event.commit();
        }
    }

    private static String peer(SessionInfo session) {
        return session.remoteAddress().getAddress().getHostAddress();
    }
}
