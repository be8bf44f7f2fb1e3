/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.auth.LoginGuard;
import io.ftps.command.Next;
import io.ftps.command.Reply;
import io.ftps.protocol.CommandRules;
import io.ftps.protocol.Connection;
import io.ftps.protocol.Login.LoggedIn;
import io.ftps.server.CloseReason;
import io.ftps.server.Limits;
import io.ftps.server.Limits.Count;
import io.ftps.server.Limits.Time;
import io.ftps.wire.ReceivedLine;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a client behaves: whether it has logged in, how often it failed to, how many bad commands it sent before; and so how long
 * an answer waits, and why a reply may end the session. Runs on the session's event loop.
 */
final class Conduct {
    private final SessionHandle session;
    private final Connection connection;
    private final Sessions sessions;
    private final SessionEvents events;
    private final SessionClock clock;
    private final Limits limits;
    private final LoginGuard guard;
    private boolean loggedIn;
    private boolean gone;
    private int loginFailures;
    private int badCommands;
    private CloseReason closeReason = CloseReason.QUIT;
    private Runnable delayed = () -> {};

    Conduct(SessionParts parts, SessionHandle session) {
        this.session = session;
        this.connection = parts.connection();
        this.sessions = parts.context().sessions();
        this.events = parts.events();
        this.clock = parts.clock();
        this.limits = parts.context().limits();
        this.guard = parts.context().services().guard();
    }

    boolean isLoggedIn() {
        return loggedIn;
    }

    /** Notes the end of a login, which a command or TLS may have brought. */
    void look() {
        if (loggedIn && !(connection.login() instanceof LoggedIn)) {
            loggedIn = false;
            sessions.loggedOut(session);
        }
    }

    /**
     * Notes a login, if a command has brought one. Who is one session too many is logged out again.
     *
     * @param userName as the client sent it
     * @return how long the answer has to wait; empty where there is no room for the session
     */
    Optional<Duration> enter(String userName) {
        if (loggedIn || !(connection.login() instanceof LoggedIn in)) {
            return Optional.of(Duration.ZERO);
        }
        if (!sessions.loggedIn(
                session, connection.keyOf(in.user()), in.user().access().maxSessions())) {
            connection.forgetLogin();
            events.loginRefused(userName, "The user has as many sessions as the account allows.");
            return Optional.empty();
        }
        loggedIn = true;
        loginFailures = 0;
        events.loginAccepted();
        connection.expiringCertificate().ifPresent(events::certificateExpiresSoon);
        return Optional.of(guard.succeeded(address(), userName));
    }

    private InetAddress address() {
        return connection.origin().remoteAddress().getAddress();
    }

    /**
     * Counts a wrong login, and answers it as late as the guard says.
     *
     * @param userName as the client sent it
     * @param answer given when it is time
     */
    void refuseLogin(String userName, Consumer<Next> answer) {
        LoginGuard.Failure failure = guard.failed(address(), userName);
        failure.ban().ifPresent(events::addressBanned);
        if (connection.admission() instanceof LoginGuard.Admission.Banned) {
            closeReason = CloseReason.ADDRESS_BANNED;
        }
        refuseLogin(failure.delay(), answer);
    }

    /** Answers a login that was refused for no guess. */
    void refuseLogin(Consumer<Next> answer) {
        refuseLogin(Duration.ZERO, answer);
    }

    /** The last one that is borne ends the session. */
    private void refuseLogin(Duration atLeast, Consumer<Next> answer) {
        loginFailures++;
        if (loginFailures >= limits.get(Count.LOGIN_FAILURES) && closeReason == CloseReason.QUIT) {
            closeReason = CloseReason.LOGIN_FAILURES;
        }
        Next next = closeReason == CloseReason.QUIT ? Next.Step.COMMAND : Next.Step.CLOSE;
        Duration usual = limits.get(Time.LOGIN_FAILURE_DELAY);
        answerLate(usual.compareTo(atLeast) > 0 ? usual : atLeast, () -> answer.accept(next));
    }

    /** Answers when so much time has passed since the command; at once when the connection is gone meanwhile. */
    void answerLate(Duration delay, Runnable answer) {
        delayed = answer;
        if (gone) {
            answerNow();
        } else {
            clock.answerLate(delay, this::answerNow);
        }
    }

    private void answerNow() {
        Runnable answer = delayed;
        delayed = () -> {};
        answer.run();
    }

    /** The connection is gone: nobody waits for an answer any more. */
    void gone() {
        gone = true;
        answerNow();
    }

    /** Logins cannot be decided now: the reply that follows ends the session. */
    void loginsUnavailable() {
        closeReason = CloseReason.LOGINS_UNAVAILABLE;
    }

    /** Why a reply ends the session. */
    CloseReason closeReason() {
        return closeReason;
    }

    /** What a stranger says who takes this for a server of another kind; one sentence for the operator. */
    Optional<String> foreignTalk(ReceivedLine line) {
        return loggedIn ? Optional.empty() : ForeignTalk.in(line);
    }

    /** Counts a reply to a stranger. */
    boolean isOneBadTooMany(Reply reply) {
        if (!loggedIn && CommandRules.isBad(reply)) {
            badCommands++;
        }
        return !loggedIn && badCommands > limits.get(Count.BAD_COMMANDS_BEFORE_LOGIN);
    }
}
