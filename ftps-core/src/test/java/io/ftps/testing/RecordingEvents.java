/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ftps.server.BindingLevel;
import io.ftps.server.CloseReason;
import io.ftps.server.ServerEvents;
import io.ftps.server.SessionInfo;
import io.ftps.server.TransferInfo;
import io.ftps.server.TransferResult;
import io.ftps.tls.TlsSession;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Remembers every event of a server and checks that each start has its one end. */
public final class RecordingEvents implements ServerEvents {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final List<Event> events = new ArrayList<>();

    /** One event: the method's name, the session's id, and what came with it as text. */
    public record Event(String name, String session, String detail) {}

    /** A transfer that ended. */
    public record EndedTransfer(TransferInfo info, TransferResult result) {}

    private final List<TlsSession> handshakes = new ArrayList<>();
    private final List<EndedTransfer> transfers = new ArrayList<>();
    private final List<CloseReason> closings = new ArrayList<>();

    private synchronized void add(String name, SessionInfo session, String detail) {
        events.add(new Event(name, session.id(), detail));
    }

    @Override
    public void sessionOpened(SessionInfo session) {
        add("sessionOpened", session, session.listener());
    }

    @Override
    public synchronized void sessionClosed(SessionInfo session, CloseReason reason, Optional<String> detail) {
        add(
                "sessionClosed",
                session,
                reason.name() + detail.map(text -> ": " + text).orElse(""));
        closings.add(reason);
    }

    @Override
    public void handshakeStarted(SessionInfo session) {
        add("handshakeStarted", session, "");
    }

    @Override
    public synchronized void handshakeEnded(SessionInfo session, TlsSession tls) {
        add("handshakeEnded", session, tls.protocol());
        handshakes.add(tls);
    }

    @Override
    public void handshakeFailed(SessionInfo session, String reason) {
        add("handshakeFailed", session, reason);
    }

    @Override
    public void loginAccepted(SessionInfo session) {
        add("loginAccepted", session, session.user().orElseThrow());
    }

    @Override
    public void certificateExpiresSoon(SessionInfo session, X509Certificate certificate, long days) {
        add(
                "certificateExpiresSoon",
                session,
                certificate.getSubjectX500Principal().getName() + " " + days);
    }

    @Override
    public synchronized void loginRefused(SessionInfo session, String userName, String reason) {
        add("loginRefused", session, userName);
        add("reason", session, reason);
    }

    @Override
    public void addressBanned(SessionInfo session, Duration time) {
        add("addressBanned", session, time.toString());
    }

    @Override
    public void commandStarted(SessionInfo session, String command) {
        add("commandStarted", session, command);
    }

    @Override
    public void commandEnded(SessionInfo session, String command, int replyCode, Duration took) {
        add("commandEnded", session, command + " " + replyCode);
    }

    @Override
    public void replySent(SessionInfo session, int code, String text) {
        add("replySent", session, code + " " + text);
    }

    @Override
    public void dataConnected(SessionInfo session, TransferInfo transfer, InetSocketAddress peer) {
        add("dataConnected", session, transfer.id());
    }

    @Override
    public void dataReady(SessionInfo session, TransferInfo transfer, BindingLevel binding) {
        add("dataReady", session, transfer.id() + " " + binding);
    }

    @Override
    public void transferStarted(SessionInfo session, TransferInfo transfer) {
        add("transferStarted", session, transfer.id());
    }

    @Override
    public synchronized void transferEnded(SessionInfo session, TransferInfo transfer, TransferResult result) {
        add("transferEnded", session, transfer.id());
        transfers.add(new EndedTransfer(transfer, result));
    }

    /** All events so far, in order. */
    public synchronized List<Event> all() {
        return List.copyOf(events);
    }

    /** What came with the events of one name. */
    public List<String> details(String name) {
        return all().stream()
                .filter(event -> event.name().equals(name))
                .map(Event::detail)
                .toList();
    }

    /** Why logins were refused. */
    public List<String> refusals() {
        return details("reason");
    }

    /** Handshakes of control connections. */
    public synchronized List<TlsSession> handshakes() {
        return List.copyOf(handshakes);
    }

    /** Ended transfers. */
    public synchronized List<EndedTransfer> transfers() {
        return List.copyOf(transfers);
    }

    /** Waits for the end of a transfer, counted from 1, and gives it. */
    public EndedTransfer awaitTransfer(int number) {
        await().atMost(PATIENCE).until(() -> transfers().size() >= number);
        return transfers().get(number - 1);
    }

    /** Waits until so many sessions have ended and tells why. */
    public List<CloseReason> awaitClosings(int count) {
        await().atMost(PATIENCE).until(() -> closings().size() >= count);
        return closings();
    }

    private synchronized List<CloseReason> closings() {
        return List.copyOf(closings);
    }

    /** Waits for an event. */
    public void awaitEvent(String name, Predicate<String> detail) {
        await(name).atMost(PATIENCE).until(() -> details(name).stream().anyMatch(detail));
    }

    /** Every start has its one end, within its session. */
    public void assertBalanced() {
        assertBalanced(all());
    }

    /** Looks at the sessions that have ended and forgets them, so that a long run needs no more memory than a short one. */
    public synchronized void settleEnded() {
        Set<String> ended = events.stream()
                .filter(event -> event.name().equals("sessionClosed"))
                .map(Event::session)
                .collect(Collectors.toSet());
        assertBalanced(
                events.stream().filter(event -> ended.contains(event.session())).toList());
        events.removeIf(event -> ended.contains(event.session()));
        handshakes.clear();
        transfers.clear();
        closings.clear();
    }

    private static void assertBalanced(List<Event> events) {
        Map<String, Integer> running = new HashMap<>();
        Set<String> closed = new HashSet<>();
        for (Event event : events) {
            assertThat(closed).as("events of an ended session: %s", event).doesNotContain(event.session());
            switch (event.name()) {
                case "sessionOpened", "handshakeStarted", "commandStarted", "transferStarted" ->
                    running.merge(startOf(event), 1, Integer::sum);
                case "sessionClosed", "handshakeEnded", "handshakeFailed", "commandEnded", "transferEnded" ->
                    assertThat(running.merge(startOf(event), -1, Integer::sum))
                            .as("ends of %s", event)
                            .isNotNegative();
                default -> {}
            }
            if (event.name().equals("sessionClosed")) {
                closed.add(event.session());
            }
        }
        running.values().removeIf(count -> count == 0);
        assertThat(running).as("starts without an end").isEmpty();
    }

    private static String startOf(Event event) {
        String kind = event.name().replaceAll("(Opened|Started|Closed|Ended|Failed)$", "");
        return event.session() + " " + kind;
    }
}
