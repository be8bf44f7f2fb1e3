/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.DATA_REFUSED;
import static io.ftps.command.ReplyCode.NOT_LOGGED_IN;
import static io.ftps.command.ReplyCode.NOT_OFFERED;
import static io.ftps.command.ReplyCode.NO_DATA_CONNECTION;
import static io.ftps.command.ReplyCode.POLICY;
import static io.ftps.command.ReplyCode.SYNTAX_ERROR;

import io.ftps.command.Access;
import io.ftps.command.Command;
import io.ftps.command.CommandRefusedException;
import io.ftps.command.Reply;
import io.ftps.protocol.CommandRow.Trait;
import io.ftps.server.DataBinding;
import io.ftps.server.DataProtection;
import io.ftps.server.TlsMode;
import io.ftps.tls.TlsSession;

/** When a command is served at all: what the table says, asked of one connection. */
public final class CommandRules {
    private CommandRules() {}

    /**
     * The row of a command that may run now. Called on the event loop.
     *
     * @param connection of the session
     * @param command as it came
     * @return the row
     * @throws CommandRefusedException 500, 502, 530 or 534
     */
    public static CommandRow admit(Connection connection, Command command) throws CommandRefusedException {
        CommandRow row =
                connection.services().commands().find(command.verb()).orElseThrow(() -> unknown(command.verb()));
        checkCleared(connection, row);
        checkAccess(connection, row.access());
        if (row.is(Trait.NEEDS_DATA)) {
            checkDataConnection(connection);
        }
        if (!row.is(Trait.KEEPS_PENDING)) {
            connection.takePending();
        }
        if (row.is(Trait.ENDS_LOGIN)) {
            connection.forgetLogin();
        }
        return row;
    }

    private static CommandRefusedException unknown(String verb) {
        return StandardCommands.isKnownButNotOffered(verb)
                ? new CommandRefusedException(NOT_OFFERED, verb + " is not offered here.")
                : new CommandRefusedException(SYNTAX_ERROR, "Not a command; HELP lists them.");
    }

    private static void checkCleared(Connection connection, CommandRow row) throws CommandRefusedException {
        if (row.is(Trait.REFUSED_AFTER_CCC) && connection.security() instanceof Security.ClearedByCcc) {
            throw new CommandRefusedException(POLICY, row.verb() + " is not served after CCC; connect anew.");
        }
    }

    private static void checkAccess(Connection connection, Access access) throws CommandRefusedException {
        boolean awaitsTls = connection.listener().mode() == TlsMode.EXPLICIT
                && connection.security().tls().isEmpty();
        if (access != Access.BEFORE_AUTH && awaitsTls) {
            throw new CommandRefusedException(
                    NOT_LOGGED_IN,
                    connection.hasCertificates()
                            ? "Encrypt this connection first: send AUTH TLS."
                            : "Nobody can log in now: the server has no certificate for TLS.");
        }
        if (access == Access.LOGGED_IN) {
            connection.loggedIn();
        }
    }

    /** A data connection must be there or awaited, protected as the listener demands. RFC 4217, section 11.4. */
    private static void checkDataConnection(Connection connection) throws CommandRefusedException {
        if (demandsPrivateData(connection) && connection.security().data() == ProtectionLevel.CLEAR) {
            throw new CommandRefusedException(DATA_REFUSED, "Data connections are encrypted here: send PROT P first.");
        }
        if (!connection.data().hasEndpoint()) {
            throw new CommandRefusedException(NO_DATA_CONNECTION, "Send PASV, EPSV, PORT or EPRT first.");
        }
    }

    /** A data connection in clear has no session that could be bound, and shows no certificate. */
    static boolean demandsPrivateData(Connection connection) {
        return connection.dataProtection() == DataProtection.PRIVATE_ONLY
                || connection.dataBinding() == DataBinding.REQUIRE
                || connection
                        .security()
                        .tls()
                        .flatMap(TlsSession::presentedCertificate)
                        .isPresent();
    }

    /**
     * Whether a reply counts as a bad command, of which a stranger has few.
     *
     * @param reply to a command
     * @return true for 500, 501 and 503
     */
    public static boolean isBad(Reply reply) {
        return switch (reply.code()) {
            case SYNTAX_ERROR, BAD_ARGUMENT, BAD_SEQUENCE -> true;
            default -> false;
        };
    }
}
