/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.auth.User;
import io.ftps.command.Next;
import io.ftps.command.Reply;
import io.ftps.protocol.CommandRules;
import io.ftps.protocol.Connection;
import io.ftps.protocol.Login.LoggedIn;
import io.ftps.server.CloseReason;
import io.ftps.server.Limits;
import io.ftps.server.Limits.Count;
import io.ftps.server.Limits.Time;
import java.util.function.Consumer;

/**
 * How a client behaves: whether it has logged in, how often it failed to, how many bad commands it sent before; and so why a
 * reply may end the session. Runs on the session's event loop.
 */
final class Conduct {
    private final SessionHandle session;
    private final Connection connection;
    private final Sessions sessions;
    private final SessionEvents events;
    private final SessionClock clock;
    private final Limits limits;
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
    }

    /** Whether one more session of a user is let in. */
    enum Crowd {
        LET_IN,
        TOO_MANY
    }

    boolean isLoggedIn() {
        return loggedIn;
    }

    /** Notes a login or its end, which a command or TLS may have brought. Who is one too many is logged out again. */
    Crowd look() {
        if (loggedIn && !(connection.login() instanceof LoggedIn)) {
            loggedIn = false;
            sessions.loggedOut(session);
        } else if (!loggedIn && connection.login() instanceof LoggedIn in) {
            return enter(in.user());
        }
        return Crowd.LET_IN;
    }

    private Crowd enter(User user) {
        if (!sessions.loggedIn(session, connection.keyOf(user), user.access().maxSessions())) {
            connection.forgetLogin();
            events.loginRefused(user.name(), "The user has as many sessions as the account allows.");
            return Crowd.TOO_MANY;
        }
        loggedIn = true;
        loginFailures = 0;
        events.loginAccepted();
        connection.expiringCertificate().ifPresent(events::certificateExpiresSoon);
        return Crowd.LET_IN;
    }

    /**
     * Counts a wrong login and answers it when the time for that has come, or at once when the connection is gone meanwhile;
     * the last one that is borne ends the session.
     */
    void refuseLogin(Consumer<Next> answer) {
        loginFailures++;
        boolean last = loginFailures >= limits.get(Count.LOGIN_FAILURES);
        if (last) {
            closeReason = CloseReason.LOGIN_FAILURES;
        }
        delayed = () -> answer.accept(last ? Next.Step.CLOSE : Next.Step.COMMAND);
        if (gone) {
            answerNow();
        } else {
            clock.answerLate(limits.get(Time.LOGIN_FAILURE_DELAY), this::answerNow);
        }
    }

    private void answerNow() {
        Runnable answer = delayed;
        delayed = () -> {};
        answer.run();
    }

    /** The connection is gone: what is still delayed need not wait any more. */
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

    /** Counts a reply to a stranger. */
    boolean isOneBadTooMany(Reply reply) {
        if (!loggedIn && CommandRules.isBad(reply)) {
            badCommands++;
        }
        return !loggedIn && badCommands > limits.get(Count.BAD_COMMANDS_BEFORE_LOGIN);
    }
}
