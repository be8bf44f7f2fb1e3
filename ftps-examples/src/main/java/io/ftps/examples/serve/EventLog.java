/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.examples.config.Words;
import io.ftps.server.CloseReason;
import io.ftps.server.ServerEvents;
import io.ftps.server.SessionInfo;
import io.ftps.server.TransferInfo;
import io.ftps.server.TransferResult;
import io.ftps.tls.TlsSession;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one line for each thing an operator wants to know: who came, who got in, who did not, which file went where. */
final class EventLog implements ServerEvents {
    private static final Logger LOG = LoggerFactory.getLogger("io.ftps.events");

    private final Consumer<String> lines;

    EventLog() {
        this(line -> LOG.info("{}", line));
    }

    EventLog(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void sessionOpened(SessionInfo session) {
        write(line("session-opened", session)
                .with("peer", address(session.remoteAddress()))
                .with("listener", session.listener()));
    }

    @Override
    public void sessionClosed(SessionInfo session, CloseReason reason, Optional<String> detail) {
        write(line("session-closed", session)
                .with("user", session.user())
                .with("reason", Words.of(reason))
                .with("detail", detail));
    }

    @Override
    public void handshakeFailed(SessionInfo session, String reason) {
        write(line("handshake-failed", session)
                .with("peer", address(session.remoteAddress()))
                .with("reason", reason));
    }

    @Override
    public void loginAccepted(SessionInfo session) {
        write(line("login", session)
                .with("user", session.user())
                .with("peer", address(session.remoteAddress()))
                .with("tls", session.tls().map(TlsSession::protocol).orElse("none"))
                .with("suite", session.tls().map(TlsSession::cipherSuite))
                .with(
                        "certificate",
                        session.tls()
                                .flatMap(TlsSession::presentedCertificate)
                                .map(presented -> subject(presented.chain().get(0)))));
    }

    @Override
    public void certificateExpiresSoon(SessionInfo session, X509Certificate certificate, long days) {
        write(line("certificate-expires-soon", session)
                .with("user", session.user())
                .with("subject", subject(certificate))
                .with("days", days));
    }

    @Override
    public void addressBanned(SessionInfo session, Duration time) {
        write(line("address-banned", session)
                .with("peer", address(session.remoteAddress()))
                .with("seconds", time.toSeconds()));
    }

    @Override
    public void loginRefused(SessionInfo session, String userName, String reason) {
        write(line("login-refused", session)
                .with("user", userName)
                .with("peer", address(session.remoteAddress()))
                .with("reason", reason));
    }

    @Override
    public void transferEnded(SessionInfo session, TransferInfo transfer, TransferResult result) {
        write(line("transfer", session)
                .with("transfer", transfer.id())
                .with("user", session.user())
                .with("direction", Words.of(transfer.direction()))
                .with("path", transfer.path())
                .with("offset", transfer.offset())
                .with("bytes", result.bytes())
                .with("outcome", Words.of(result.outcome()))
                .with("took", result.took().toMillis() + "ms")
                .with("tls", dataTls(session, transfer))
                .with("binding", result.binding().map(Words::of))
                .with("reason", result.reason()));
    }

    /** Data connections negotiate the version of the control connection whose session they resume. */
    private static String dataTls(SessionInfo session, TransferInfo transfer) {
        return transfer.encrypted() ? session.tls().map(TlsSession::protocol).orElse("none") : "none";
    }

    private static LogLine line(String event, SessionInfo session) {
        return new LogLine(event).with("session", session.id());
    }

    private static String subject(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    private static String address(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private void write(LogLine line) {
        lines.accept(line.toString());
    }
}
