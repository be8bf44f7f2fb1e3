/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.observe;

import io.ftps.observe.JsonLines.Fields;
import io.ftps.server.CloseReason;
import io.ftps.server.Printable;
import io.ftps.server.ServerEvents;
import io.ftps.server.SessionInfo;
import io.ftps.server.TransferInfo;
import io.ftps.server.TransferInfo.Direction;
import io.ftps.server.TransferResult;
import io.ftps.tls.TlsSession;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Who came, who got in or did not and why, and what each did to files and to the protection of the connection: one JSON object a
 * line. No password is in it, for none is in an event. Needs jackson-core ({@code tools.jackson.core}) on the class path or module
 * path. Lines are handed over on event loops, so who takes them must not block: a {@link LogFile} does not.
 *
 * <p>The catch: what users only look at is left out, but for the files they fetch.
 */
public final class AuditLog implements ServerEvents {
    /** Commands that change something, or how it is protected. */
    private static final Set<String> DEEDS = Set.of(
            "APPE", "AUTH", "CCC", "COMB", "DELE", "HOST", "MDTM", "MFCT", "MFF", "MFMT", "MKD", "PROT", "REIN", "RMD",
            "RNFR", "RNTO", "SITE", "STOR", "STOU", "XMKD", "XRMD");

    private final JsonLines json;
    private final Consumer<String> lines;

    private AuditLog(Consumer<String> lines, Clock clock) {
        this.json = new JsonLines(clock);
        this.lines = lines;
    }

    /**
     * Writes what happens.
     *
     * @param lines takes each line
     * @param clock tells the time
     * @return what listens
     */
    public static AuditLog json(Consumer<String> lines, Clock clock) {
        return new AuditLog(lines, clock);
    }

    private void write(String event, SessionInfo session, Consumer<Fields> more) {
        lines.accept(json.line(event, session, more));
    }

    @Override
    public void sessionOpened(SessionInfo session) {
        write("session-opened", session, fields -> fields.with("local", session.localAddress()));
    }

    @Override
    public void sessionClosed(SessionInfo session, CloseReason reason, Optional<String> detail) {
        write(
                "session-closed",
                session,
                fields -> fields.with("reason", Printable.word(reason)).with("detail", detail));
    }

    @Override
    public void handshakeEnded(SessionInfo session, TlsSession tls) {
        write("handshake", session, fields -> fields.with(tls).with("serverName", tls.serverName()));
    }

    @Override
    public void handshakeFailed(SessionInfo session, String reason) {
        write("handshake-failed", session, fields -> fields.with("reason", reason));
    }

    @Override
    public void loginAccepted(SessionInfo session) {
        write("login", session, fields -> session.tls().ifPresent(fields::with));
    }

    @Override
    public void certificateExpiresSoon(SessionInfo session, X509Certificate certificate, long days) {
        write(
                "certificate-expires-soon",
                session,
                fields -> fields.with("clientCertificate", certificate).with("days", days));
    }

    @Override
    public void loginRefused(SessionInfo session, String userName, String reason) {
        write(
                "login-refused",
                session,
                fields -> fields.with("triedUser", userName).with("reason", reason));
    }

    @Override
    public void addressBanned(SessionInfo session, Duration time) {
        write("address-banned", session, fields -> fields.with("seconds", time.toSeconds()));
    }

    @Override
    public void commandEnded(SessionInfo session, String command, int replyCode, Duration took) {
        int space = command.indexOf(' ');
        if (DEEDS.contains(space < 0 ? command : command.substring(0, space))) {
            write("command", session, fields -> fields.with("command", command).with("reply", replyCode));
        }
    }

    @Override
    public void transferEnded(SessionInfo session, TransferInfo transfer, TransferResult result) {
        if (transfer.direction() != Direction.LISTING) {
            lines.accept(json.transfer(session, transfer, result));
        }
    }
}
