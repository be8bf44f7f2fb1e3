/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.command.Command;
import io.ftps.command.Reply;
import io.ftps.protocol.CertificateExpiry;
import io.ftps.protocol.Connection;
import io.ftps.server.BindingLevel;
import io.ftps.server.CloseReason;
import io.ftps.server.Printable;
import io.ftps.server.ServerEvents;
import io.ftps.server.SessionInfo;
import io.ftps.server.TransferInfo;
import io.ftps.server.TransferResult;
import io.ftps.tls.TlsSession;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The events of one session: sees to it that a listener's exception harms nobody and that every start has one end. */
final class SessionEvents {
    private static final Logger LOG = LoggerFactory.getLogger(SessionEvents.class);

    private final ServerEvents events;
    private final Connection connection;
    private volatile SessionInfo latest;
    private boolean opened;
    private boolean handshaking;

    SessionEvents(ServerEvents events, Connection connection) {
        this.events = events;
        this.connection = connection;
        this.latest = connection.info();
    }

    /** Who the session was when something last happened; may be asked on any thread. */
    SessionInfo latest() {
        return latest;
    }

    private void tell(Consumer<SessionInfo> event) {
        SessionInfo now = connection.info();
        latest = now;
        try {
            event.accept(now);
        } catch (RuntimeException e) {
            LOG.error("A ServerEvents listener threw; mend it, for events must not throw", e);
        }
    }

    void opened() {
        opened = true;
        tell(events::sessionOpened);
    }

    void closed(CloseReason reason, Optional<String> detail) {
        if (opened) {
            opened = false;
            handshakeFailed("The connection ended during the handshake.");
            tell(session -> events.sessionClosed(session, reason, detail.map(Printable::of)));
        }
    }

    void handshakeStarted() {
        handshaking = true;
        tell(events::handshakeStarted);
    }

    void handshakeEnded(TlsSession tls) {
        handshaking = false;
        tell(session -> events.handshakeEnded(session, tls));
    }

    void handshakeFailed(String reason) {
        if (handshaking) {
            handshaking = false;
            tell(session -> events.handshakeFailed(session, Printable.of(reason)));
        }
    }

    void loginAccepted() {
        tell(events::loginAccepted);
    }

    void certificateExpiresSoon(CertificateExpiry expiry) {
        tell(session -> events.certificateExpiresSoon(session, expiry.certificate(), expiry.days()));
    }

    void loginRefused(String userName, String reason) {
        tell(session -> events.loginRefused(session, Printable.of(userName), Printable.of(reason)));
    }

    void addressBanned(Duration time) {
        tell(session -> events.addressBanned(session, time));
    }

    void commandStarted(Command command) {
        tell(session -> events.commandStarted(session, command.toString()));
    }

    void commandEnded(Command command, int code, long startedNanos) {
        Duration took = Duration.ofNanos(System.nanoTime() - startedNanos);
        tell(session -> events.commandEnded(session, command.toString(), code, took));
    }

    void transferStarted(TransferInfo transfer) {
        tell(session -> events.transferStarted(session, transfer));
    }

    void replySent(Reply reply) {
        tell(session ->
                events.replySent(session, reply.code().number(), reply.lines().get(0)));
    }

    void dataConnected(TransferInfo transfer, InetSocketAddress peer) {
        tell(session -> events.dataConnected(session, transfer, peer));
    }

    void dataReady(TransferInfo transfer, BindingLevel binding) {
        tell(session -> events.dataReady(session, transfer, binding));
    }

    void transferEnded(TransferInfo transfer, TransferResult result) {
        tell(session -> events.transferEnded(session, transfer, result));
    }
}
