/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.command.Reply;
import io.ftps.protocol.CommandRules;
import io.ftps.protocol.Connection;
import io.ftps.protocol.Login.LoggedIn;
import io.ftps.server.Limits;
import io.ftps.server.Limits.Count;

/** How a client behaves: whether it has logged in, how often it failed to, how many bad commands it sent before. */
final class Conduct {
    private final ControlHandler session;
    private final Connection connection;
    private final Sessions sessions;
    private final SessionEvents events;
    private final Limits limits;
    private boolean loggedIn;
    private int loginFailures;
    private int badCommands;

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

    /** Counts a wrong login; the last one that is borne ends the session. */
    boolean isLastLoginFailure() {
        loginFailures++;
        return loginFailures >= limits.get(Count.LOGIN_FAILURES);
    }

    /** Counts a reply to a stranger. */
    boolean isOneBadTooMany(Reply reply) {
        if (!loggedIn && CommandRules.isBad(reply)) {
            badCommands++;
        }
        return !loggedIn && badCommands > limits.get(Count.BAD_COMMANDS_BEFORE_LOGIN);
    }
}
