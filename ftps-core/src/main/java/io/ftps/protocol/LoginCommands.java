/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.BAD_ARGUMENT;
import static io.ftps.command.ReplyCode.BAD_SEQUENCE;
import static io.ftps.command.ReplyCode.CLOSING;
import static io.ftps.command.ReplyCode.LOGGED_IN;
import static io.ftps.command.ReplyCode.NEED_PASSWORD;
import static io.ftps.command.ReplyCode.READY;
import static io.ftps.command.ReplyCode.SUPERFLUOUS;
import static io.ftps.command.ReplyCode.UNAVAILABLE;

import io.ftps.auth.LoginAttempt;
import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.Password;
import io.ftps.auth.User;
import io.ftps.command.CommandRefusedException;
import io.ftps.command.Next;
import io.ftps.command.Reply;
import io.ftps.server.TlsMode;
import java.io.IOException;

/** USER, PASS, ACCT, REIN, QUIT. RFC 959, section 4.1.1. */
final class LoginCommands {
    private LoginCommands() {}

    /** USER: says who wants to log in; an earlier login is forgotten. The answer is the same for every name. */
    static Reply user(Connection connection, String argument) throws CommandRefusedException {
        if (argument.isBlank()) {
            throw new CommandRefusedException(BAD_ARGUMENT, "Send USER and a name.");
        }
        connection.forgetLogin();
        connection.set(new Login.Named(argument));
        return Reply.of(NEED_PASSWORD, "Send the password.");
    }

    /** PASS: proves it. */
    static Reply pass(Connection connection, String argument)
            throws CommandRefusedException, LoginRefusedException, IOException {
        if (!(connection.login() instanceof Login.Named named)) {
            throw new CommandRefusedException(BAD_SEQUENCE, "Send USER first.");
        }
        connection.set(new Login.Nobody());
        User user = authenticate(connection, named.userName(), new Password(argument.toCharArray()));
        connection.set(Login.LoggedIn.atTop(user, connection.files().open(user)));
        return Reply.of(LOGGED_IN, "Logged in.");
    }

    private static User authenticate(Connection connection, String userName, Password password)
            throws LoginRefusedException {
        LoginAttempt attempt = new LoginAttempt(
                userName,
                password,
                connection.listener().name(),
                connection.origin().remoteAddress());
        try {
            return connection.authenticator().authenticate(attempt);
        } finally {
            password.clear();
        }
    }

    /** ACCT: no user has an account besides the login. */
    static Reply acct(Connection connection, String argument) {
        return Reply.of(SUPERFLUOUS, "No account is needed.");
    }

    /**
     * REIN: as just connected. Under explicit TLS the reply is the last thing said under it. RFC 4217, section 13. After CCC
     * nobody could log in again, so the session ends.
     */
    static Reply rein(Connection connection, String argument) {
        if (connection.security() instanceof Security.ClearedByCcc) {
            return Reply.of(UNAVAILABLE, "Nobody logs in again after CCC; connect anew.")
                    .then(Next.Step.CLOSE);
        }
        boolean leavesTls = connection.security() instanceof Security.UnderTls
                && connection.listener().mode() != TlsMode.IMPLICIT;
        connection.reinitialize();
        return Reply.of(READY, "Ready for a new user.").then(leavesTls ? Next.Step.STOP_TLS : Next.Step.COMMAND);
    }

    /** QUIT: ends the session; a running transfer ends first. */
    static Reply quit(Connection connection, String argument) {
        return Reply.of(CLOSING, "Goodbye.").then(Next.Step.CLOSE);
    }
}
