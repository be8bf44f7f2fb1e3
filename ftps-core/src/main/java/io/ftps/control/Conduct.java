/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.command.Next;
import io.ftps.command.Reply;
import io.ftps.protocol.CommandRules;
import io.ftps.protocol.Connection;
import io.ftps.protocol.Login.LoggedIn;
import io.ftps.server.CloseReason;
import io.ftps.server.Limits;
import io.ftps.server.Limits.Count;
import java.util.function.Consumer;

/**
 * How a client behaves: whether it has logged in, how often it failed to, how many bad commands it sent before; and so why a
 * reply may end the session.
 */
final class Conduct {
    private final ControlHandler session;
    private final Connection connection;
    private final Sessions sessions;
    private final SessionEvents events;
    private final Limits limits;
    private boolean loggedIn;
    private int loginFailures;
    private int badCommands;
    private CloseReason closeReason = CloseReason.QUIT;
    private Runnable delayed = () -> {};

    Conduct(SessionParts parts, ControlHandler session) {
        this.session = session;
        this.connection = parts.connection();
        this.sessions = parts.context().sessions();
        this.events = parts.events();
        this.limits = parts.context().limits();
    }

    boolean isLoggedIn() {
        return loggedIn;
    }

    /** Notes a login or its end, which a command or TLS may have brought. */
    void look() {
        boolean now = connection.login() instanceof LoggedIn;
        if (now == loggedIn) {
            return;
        }
        loggedIn = now;
        if (now) {
            sessions.loggedIn(session);
            loginFailures = 0;
            events.loginAccepted();
        } else {
            sessions.loggedOut(session);
        }
    }

    /** Counts a wrong login, and gives what answers it when the delay is over; the last one that is borne ends the session. */
    Runnable loginRefused(Consumer<Next> answer) {
        loginFailures++;
        boolean last = loginFailures >= limits.get(Count.LOGIN_FAILURES);
        if (last) {
            closeReason = CloseReason.LOGIN_FAILURES;
        }
        delayed = () -> answer.accept(last ? Next.Step.CLOSE : Next.Step.COMMAND);
        return this::answerNow;
    }

    /** Answers what is still delayed, if anything. */
    void answerNow() {
        Runnable answer = delayed;
        delayed = () -> {};
        answer.run();
    }

    /** Logins cannot be decided now. */
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
