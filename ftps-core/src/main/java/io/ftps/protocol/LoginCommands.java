/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.BAD_ARGUMENT;
import static io.ftps.command.ReplyCode.BAD_SEQUENCE;
import static io.ftps.command.ReplyCode.CLOSING;
import static io.ftps.command.ReplyCode.NEED_PASSWORD;
import static io.ftps.command.ReplyCode.READY;
import static io.ftps.command.ReplyCode.SUPERFLUOUS;
import static io.ftps.command.ReplyCode.UNAVAILABLE;

import io.ftps.auth.Credentials;
import io.ftps.auth.LoginAttempt;
import io.ftps.auth.LoginGuard;
import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.LoginRefusedException.Reason;
import io.ftps.auth.Password;
import io.ftps.auth.User;
import io.ftps.command.CommandRefusedException;
import io.ftps.command.Next;
import io.ftps.command.Reply;
import io.ftps.protocol.Login.Proof;
import io.ftps.server.TlsMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** USER, PASS, ACCT, REIN, QUIT. RFC 959, section 4.1.1; RFC 2228, section 3. */
final class LoginCommands {
    private LoginCommands() {}

    /**
     * USER: says who wants to log in. 232 says that the certificate is enough; everybody else is answered the same for every
     * name. Runs on a worker where there is a certificate to ask about.
     */
    static Reply user(Connection connection, String argument) throws CommandRefusedException, IOException {
        if (argument.isBlank()) {
            throw new CommandRefusedException(BAD_ARGUMENT, "Send USER and a name.");
        }
        connection.set(new Login.Named(argument));
        Optional<User> user = connection.proof().alone().flatMap(offered -> tried(connection, argument, offered));
        return user.isPresent()
                ? enter(connection, user.get(), Proof.CERTIFICATE)
                : Reply.of(NEED_PASSWORD, "Send the password.");
    }

    /** What is wrong, be it a fault of the authenticator, shows when PASS asks again; here it must not show by anything. */
    private static Optional<User> tried(Connection connection, String userName, Credentials offered) {
        try {
            return Optional.of(authenticate(connection, userName, offered));
        } catch (LoginRefusedException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** PASS: proves it. Some clients send it behind USER without waiting, so it does no harm behind a 232. */
    static Reply pass(Connection connection, String argument)
            throws CommandRefusedException, LoginRefusedException, IOException {
        if (connection.login() instanceof Login.LoggedIn) {
            return Reply.of(SUPERFLUOUS, "Logged in already.");
        }
        if (!(connection.login() instanceof Login.Named named)) {
            throw new CommandRefusedException(BAD_SEQUENCE, "Send USER first.");
        }
        connection.set(new Login.Nobody());
        User user = byPassword(connection, named, new Password(argument.toCharArray()));
        return enter(connection, user, Proof.PASSWORD);
    }

    private static User byPassword(Connection connection, Login.Named named, Password password)
            throws LoginRefusedException {
        try {
            return authenticate(connection, named.userName(), connection.proof().with(password));
        } finally {
            password.clear();
        }
    }

    /** Asks who it is, and then whether he or she may be here; in this order, so that only who has proven it can tell. */
    private static User authenticate(Connection connection, String userName, Credentials offered)
            throws LoginRefusedException {
        checkAddress(connection);
        LoginAttempt attempt = connection.attempt(userName, offered);
        User user = connection.authenticator().authenticate(attempt);
        connection.proof().admit();
        user.access().check(attempt, connection.services().clock().instant());
        return user;
    }

    /** An address may be banned for what it did in other sessions; then nobody need be asked. */
    private static void checkAddress(Connection connection) throws LoginRefusedException {
        if (connection.admission() instanceof LoginGuard.Admission.Banned) {
            throw new LoginRefusedException(
                    Reason.NOT_ALLOWED, "Too many logins failed from this address, so it is banned for a while.");
        }
    }

    /** A certificate that ends soon is told first, then what the operator has to say. */
    private static Reply enter(Connection connection, User user, Proof proof) throws IOException {
        connection.set(Login.LoggedIn.atTop(user, proof, connection.open(user)));
        List<String> lines = new ArrayList<>();
        connection.expiringCertificate().map(CertificateExpiry::text).ifPresent(lines::add);
        user.messages().stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .forEach(lines::add);
        lines.add("Logged in.");
        return new Reply(proof.reply(), lines, Next.Step.COMMAND);
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
