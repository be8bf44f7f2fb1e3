/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.timeline;

import io.ftps.server.BindingLevel;
import io.ftps.server.CloseReason;
import io.ftps.server.Printable;
import io.ftps.server.ServerEvents;
import io.ftps.server.SessionInfo;
import io.ftps.server.TransferInfo;
import io.ftps.server.TransferResult;
import io.ftps.server.TransferResult.Outcome;
import io.ftps.timeline.Moment.Kind;
import io.ftps.tls.TlsSession;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records sessions and draws each, when it has ended, as an SVG file: what went over both channels, and when. Browsers show it;
 * passwords are masked. Made to find out why a partner's client does not get on.
 *
 * <p>Drawing is done on a thread of its own. Needs the module {@code java.xml}. The catch: names of users and files are in the
 * drawings, and every session costs memory while it lasts, so this is nothing to leave switched on.
 */
public final class Timelines implements ServerEvents, AutoCloseable {
    /** How many sessions are recorded at once; others are not drawn. */
    public static final int SESSIONS = 1_000;

    private static final int FIRST_BAD_CODE = 400;

    private final Map<String, Recording> recordings = new ConcurrentHashMap<>();
    private final DrawingFolder folder;
    private final Clock clock;

    private Timelines(DrawingFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Draws into a folder, which is made if it is missing. Blocks on the disk.
     *
     * @param folder keeps the newest {@value DrawingFolder#FILES} drawings, named by time and session
     * @param clock tells when a session began
     * @return what listens, until it is closed
     * @throws IOException if the folder cannot be made
     */
    public static Timelines into(Path folder, Clock clock) throws IOException {
        return new Timelines(DrawingFolder.open(folder), clock);
    }

    private void note(SessionInfo session, Kind kind, String text) {
        Recording recording = recordings.get(session.id());
        if (recording != null) {
            recording.note(session, kind, text);
        }
    }

    @Override
    public void sessionOpened(SessionInfo session) {
        if (recordings.size() < SESSIONS) {
            recordings.put(session.id(), new Recording(session, clock.instant()));
            InetSocketAddress local = session.localAddress();
            note(session, Kind.NOTE, "connected to " + local.getAddress().getHostAddress() + ":" + local.getPort());
        }
    }

    @Override
    public void sessionClosed(SessionInfo session, CloseReason reason, Optional<String> detail) {
        note(
                session,
                Kind.NOTE,
                "closed: " + Printable.word(reason)
                        + detail.map(more -> ", " + more).orElse(""));
        Recording recording = recordings.remove(session.id());
        if (recording != null) {
            folder.draw(recording);
        }
    }

    @Override
    public void handshakeStarted(SessionInfo session) {
        note(session, Kind.NOTE, "TLS handshake …");
    }

    @Override
    public void handshakeEnded(SessionInfo session, TlsSession tls) {
        note(session, Kind.NOTE, tls.protocol() + " " + tls.cipherSuite());
    }

    @Override
    public void handshakeFailed(SessionInfo session, String reason) {
        note(session, Kind.FAULT, "TLS failed: " + reason);
    }

    @Override
    public void loginRefused(SessionInfo session, String userName, String reason) {
        note(session, Kind.FAULT, "login refused: " + reason);
    }

    @Override
    public void addressBanned(SessionInfo session, Duration time) {
        note(session, Kind.FAULT, "the address is banned for " + time.toSeconds() + " s");
    }

    @Override
    public void commandStarted(SessionInfo session, String command) {
        note(session, Kind.COMMAND, command);
    }

    @Override
    public void replySent(SessionInfo session, int code, String text) {
        note(session, code < FIRST_BAD_CODE ? Kind.REPLY : Kind.BAD_REPLY, code + " " + text);
    }

    @Override
    public void transferStarted(SessionInfo session, TransferInfo transfer) {
        note(
                session,
                Kind.TRANSFER_BEGINS,
                Printable.word(transfer.direction()) + " " + transfer.path()
                        + (transfer.encrypted() ? "" : ", in clear"));
    }

    @Override
    public void dataConnected(SessionInfo session, TransferInfo transfer, InetSocketAddress peer) {
        note(
                session,
                Kind.DATA_CONNECTION,
                "connected, peer " + peer.getAddress().getHostAddress() + ":" + peer.getPort());
    }

    @Override
    public void dataReady(SessionInfo session, TransferInfo transfer, BindingLevel binding) {
        note(session, Kind.DATA_NOTE, "ready, proven: " + Printable.word(binding));
    }

    @Override
    public void transferEnded(SessionInfo session, TransferInfo transfer, TransferResult result) {
        boolean complete = result.outcome() == Outcome.COMPLETED;
        note(
                session,
                complete ? Kind.TRANSFER_COMPLETE : Kind.TRANSFER_FAILED,
                "%s, %,d bytes in %,d ms%s"
                        .formatted(
                                Printable.word(result.outcome()),
                                result.bytes(),
                                result.took().toMillis(),
                                result.reason().map(why -> ": " + why).orElse("")));
    }

    /** Draws what waits, for some seconds at most. Sessions that still run are not drawn. */
    @Override
    public void close() {
        folder.close();
    }
}
