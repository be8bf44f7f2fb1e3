/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.observe;

import static io.ftps.server.Printable.word;

import io.ftps.server.CloseReason;
import io.ftps.server.ServerEvents;
import io.ftps.server.SessionInfo;
import io.ftps.server.TransferInfo;
import io.ftps.server.TransferInfo.Direction;
import io.ftps.server.TransferResult;
import io.ftps.tls.TlsSession;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts and times what happens in a registry of Micrometer: {@code ftps.sessions}, {@code ftps.sessions.closed},
 * {@code ftps.handshakes}, {@code ftps.logins}, {@code ftps.bans}, {@code ftps.commands}, {@code ftps.transfers},
 * {@code ftps.transfers.running} and {@code ftps.transfer.bytes}. No tag has values that a client could invent. Needs
 * micrometer-core on the class path or module path.
 *
 * <p>The catch: a registry that pushes from the calling thread would do so on an event loop; those of Micrometer do not.
 */
public final class MeterEvents implements ServerEvents {
    private static final int NOT_A_COMMAND = 500;

    private final MeterRegistry registry;
    private final AtomicInteger sessions;
    private final Map<Direction, AtomicInteger> running = new EnumMap<>(Direction.class);
    private final Map<String, Timer.Sample> handshakes = new ConcurrentHashMap<>();

    /**
     * Puts the meters into a registry.
     *
     * @param registry of the embedder
     */
    @SuppressWarnings("exports") // Who calls this has Micrometer; others must be able to do without.
    public MeterEvents(MeterRegistry registry) {
        this.registry = registry;
        this.sessions = gauge("ftps.sessions", Tags.empty());
        for (Direction direction : Direction.values()) {
            running.put(direction, gauge("ftps.transfers.running", Tags.of("direction", word(direction))));
        }
    }

    private AtomicInteger gauge(String name, Tags tags) {
        AtomicInteger value = new AtomicInteger();
        registry.gauge(name, tags, value);
        return value;
    }

    @Override
    public void sessionOpened(SessionInfo session) {
        sessions.incrementAndGet();
    }

    @Override
    public void sessionClosed(SessionInfo session, CloseReason reason, Optional<String> detail) {
        sessions.decrementAndGet();
        registry.counter("ftps.sessions.closed", "listener", session.listener(), "reason", word(reason))
                .increment();
    }

    @Override
    public void handshakeStarted(SessionInfo session) {
        handshakes.put(session.id(), Timer.start(registry));
    }

    @Override
    public void handshakeEnded(SessionInfo session, TlsSession tls) {
        handshake(session, tls.protocol());
    }

    @Override
    public void handshakeFailed(SessionInfo session, String reason) {
        handshake(session, "failed");
    }

    private void handshake(SessionInfo session, String protocol) {
        Timer.Sample sample = handshakes.remove(session.id());
        if (sample != null) {
            sample.stop(registry.timer("ftps.handshakes", "listener", session.listener(), "protocol", protocol));
        }
    }

    @Override
    public void loginAccepted(SessionInfo session) {
        login(session, "accepted");
    }

    @Override
    public void loginRefused(SessionInfo session, String userName, String reason) {
        login(session, "refused");
    }

    private void login(SessionInfo session, String outcome) {
        registry.counter("ftps.logins", "listener", session.listener(), "outcome", outcome)
                .increment();
    }

    @Override
    public void addressBanned(SessionInfo session, Duration time) {
        registry.counter("ftps.bans").increment();
    }

    @Override
    public void commandEnded(SessionInfo session, String command, int replyCode, Duration took) {
        registry.timer("ftps.commands", "verb", verb(command, replyCode), "reply", Integer.toString(replyCode))
                .record(took);
    }

    /** What is no command has no name of its own: there are as many as a client likes. */
    private static String verb(String command, int replyCode) {
        if (replyCode == NOT_A_COMMAND) {
            return "unknown";
        }
        int space = command.indexOf(' ');
        return space < 0 ? command : command.substring(0, space);
    }

    @Override
    public void transferStarted(SessionInfo session, TransferInfo transfer) {
        of(transfer).incrementAndGet();
    }

    @Override
    public void transferEnded(SessionInfo session, TransferInfo transfer, TransferResult result) {
        of(transfer).decrementAndGet();
        String direction = word(transfer.direction());
        registry.timer("ftps.transfers", "direction", direction, "outcome", word(result.outcome()))
                .record(result.took());
        registry.counter("ftps.transfer.bytes", "direction", direction).increment((double) result.bytes());
    }

    private AtomicInteger of(TransferInfo transfer) {
        return Objects.requireNonNull(running.get(transfer.direction()));
    }
}
