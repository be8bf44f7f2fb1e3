/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

import io.ftps.tls.TlsSession;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Is told what happens. Every start is followed by exactly one end, in this nesting:
 *
 * <pre>
 * sessionOpened ... sessionClosed
 *     handshakeStarted ... handshakeEnded | handshakeFailed      the control connection's TLS
 *     loginAccepted certificateExpiresSoon? | loginRefused
 *     commandStarted ... commandEnded
 *         transferStarted dataConnected? dataReady? ... transferEnded
 * </pre>
 *
 * Replies come in between, the final one of a command behind its end. Text that came from a client has its control characters
 * escaped. No secret is ever passed. Methods are called in order for each session, on its event loop: they must not block and must
 * not throw; what they throw is logged and dropped.
 */
public interface ServerEvents {
    /** Listens to nothing. */
    ServerEvents NONE = new ServerEvents() {};

    /**
     * Tells several listeners, one after the other. What one throws is logged, and the others are told all the same.
     *
     * @param listeners in their order
     * @return one that stands for all
     */
    static ServerEvents all(List<ServerEvents> listeners) {
        return new SeveralEvents(listeners);
    }

    /**
     * A client connected.
     *
     * @param session who
     */
    default void sessionOpened(SessionInfo session) {}

    /**
     * The control connection ended; nothing of the session is left.
     *
     * @param session who
     * @param reason why
     * @param detail one sentence for the operator where there is more to say, as of a certificate that was revoked
     */
    default void sessionClosed(SessionInfo session, CloseReason reason, Optional<String> detail) {}

    /**
     * TLS begins on the control connection.
     *
     * @param session who
     */
    default void handshakeStarted(SessionInfo session) {}

    /**
     * The control connection is under TLS.
     *
     * @param session who
     * @param tls what was agreed on
     */
    default void handshakeEnded(SessionInfo session, TlsSession tls) {}

    /**
     * TLS did not come about on the control connection, or the client's certificate was not accepted. The client was told nothing
     * of the reason.
     *
     * @param session who
     * @param reason one sentence
     */
    default void handshakeFailed(SessionInfo session, String reason) {}

    /**
     * Somebody logged in.
     *
     * @param session who, with the user's name
     */
    default void loginAccepted(SessionInfo session) {}

    /**
     * Somebody logged in whose certificate ends soon, which the client was told too. Follows {@link #loginAccepted}.
     *
     * @param session who
     * @param certificate the client's
     * @param days from today to its last day, in UTC
     */
    default void certificateExpiresSoon(SessionInfo session, X509Certificate certificate, long days) {}

    /**
     * A login was refused. The client was told nothing of the reason.
     *
     * @param session who
     * @param userName the name tried
     * @param reason one sentence
     */
    default void loginRefused(SessionInfo session, String userName, String reason) {}

    /**
     * An address had one wrong login too many. Nobody gets in from there for a while, and the session ends.
     *
     * @param session whose login it was
     * @param time how long
     */
    default void addressBanned(SessionInfo session, Duration time) {}

    /**
     * A command begins.
     *
     * @param session who
     * @param command the line, a password masked
     */
    default void commandStarted(SessionInfo session, String command) {}

    /**
     * A command was answered by its final reply.
     *
     * @param session who
     * @param command the line, a password masked
     * @param replyCode the final reply's code
     * @param took from the line to the reply
     */
    default void commandEnded(SessionInfo session, String command, int replyCode, Duration took) {}

    /**
     * A reply goes out: the greeting, what a command is answered with, also in the middle of it, or why the session ends.
     *
     * @param session who
     * @param code three digits
     * @param text of the first line
     */
    default void replySent(SessionInfo session, int code, String text) {}

    /**
     * A transfer begins: its 150 is on the way.
     *
     * @param session who
     * @param transfer what
     */
    default void transferStarted(SessionInfo session, TransferInfo transfer) {}

    /**
     * The data connection of a transfer is there, perhaps since before the command.
     *
     * @param session who
     * @param transfer what
     * @param peer its other end
     */
    default void dataConnected(SessionInfo session, TransferInfo transfer, InetSocketAddress peer) {}

    /**
     * The data connection of a transfer has passed its checks, which may have been the control connection's session or nothing;
     * where it is under TLS, its handshake is over. Bytes may move.
     *
     * @param session who
     * @param transfer what
     * @param binding what ties it to the control connection
     */
    default void dataReady(SessionInfo session, TransferInfo transfer, BindingLevel binding) {}

    /**
     * A transfer ended.
     *
     * @param session who
     * @param transfer what
     * @param result how
     */
    default void transferEnded(SessionInfo session, TransferInfo transfer, TransferResult result) {}
}
