/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.AUTH_ACCEPTED;
import static io.ftps.command.ReplyCode.BAD_ARGUMENT;
import static io.ftps.command.ReplyCode.BAD_PARAMETER;
import static io.ftps.command.ReplyCode.BAD_SEQUENCE;
import static io.ftps.command.ReplyCode.NO_SECURITY_RESOURCE;
import static io.ftps.command.ReplyCode.OK;
import static io.ftps.command.ReplyCode.POLICY;
import static io.ftps.command.ReplyCode.PROTECTION_DENIED;

import io.ftps.command.CommandRefusedException;
import io.ftps.command.Next;
import io.ftps.command.Reply;
import io.ftps.protocol.Connection.AuthKind;
import io.ftps.protocol.Security.BufferSize;
import io.ftps.protocol.Security.ClearedByCcc;
import io.ftps.protocol.Security.UnderTls;
import io.ftps.server.ClearControl;
import io.ftps.server.TlsMode;
import java.util.Locale;

/** AUTH, PBSZ, PROT, CCC. RFC 2228, section 3; RFC 4217. */
final class SecurityCommands {
    private static final long MAX_BUFFER_SIZE = 0xFFFF_FFFFL;

    private SecurityCommands() {}

    /** AUTH: TLS begins behind the reply. RFC 4217, section 4. */
    static Reply auth(Connection connection, String argument) throws CommandRefusedException {
        if (connection.security() instanceof UnderTls) {
            throw new CommandRefusedException(BAD_SEQUENCE, "This connection is under TLS already.");
        }
        AuthKind kind = authKind(argument);
        if (!connection.hasCertificates()) {
            throw new CommandRefusedException(NO_SECURITY_RESOURCE, "The server has no certificate; try again later.");
        }
        connection.request(kind);
        return Reply.of(AUTH_ACCEPTED, "Begin TLS now.").then(Next.Step.START_TLS);
    }

    private static AuthKind authKind(String argument) throws CommandRefusedException {
        return switch (argument.strip().toUpperCase(Locale.ROOT)) {
            case "TLS", "TLS-C" -> AuthKind.CONTROL;
            case "SSL", "TLS-P" -> AuthKind.CONTROL_AND_DATA;
            case "" -> throw new CommandRefusedException(BAD_ARGUMENT, "Send AUTH TLS.");
            default -> throw new CommandRefusedException(BAD_PARAMETER, "AUTH takes TLS, TLS-C, TLS-P or SSL.");
        };
    }

    /** PBSZ: TLS needs no buffer size, so 0 is the answer to every number. RFC 4217, section 8. */
    static Reply pbsz(Connection connection, String argument) throws CommandRefusedException {
        UnderTls security = underTls(connection);
        String digits = argument.strip();
        if (!digits.matches("[0-9]{1,10}") || Long.parseLong(digits) > MAX_BUFFER_SIZE) {
            throw new CommandRefusedException(BAD_ARGUMENT, "Send PBSZ 0.");
        }
        connection.set(security.with(BufferSize.NEGOTIATED));
        return Reply.of(OK, "PBSZ=0");
    }

    /** PROT: protects data connections, or not. RFC 4217, section 9. */
    static Reply prot(Connection connection, String argument) throws CommandRefusedException {
        UnderTls security = underTls(connection);
        if (security.bufferSize() == BufferSize.AWAITED) {
            throw new CommandRefusedException(BAD_SEQUENCE, "Send PBSZ 0 first.");
        }
        ProtectionLevel level = ProtectionLevel.parse(argument);
        if (level == ProtectionLevel.CLEAR && CommandRules.demandsPrivateData(connection)) {
            throw new CommandRefusedException(POLICY, "Data connections are encrypted here: send PROT P.");
        }
        if (level != security.data()) {
            connection.data().closeEndpoint();
        }
        connection.set(security.with(level));
        return Reply.of(
                OK, level == ProtectionLevel.PRIVATE ? "Data connections are encrypted." : "Data goes in clear.");
    }

    /** CCC: the control connection goes on in clear, data connections stay as they are. RFC 4217, section 5. */
    static Reply ccc(Connection connection, String argument) throws CommandRefusedException {
        if (!(connection.security() instanceof UnderTls security)) {
            throw new CommandRefusedException(PROTECTION_DENIED, "This connection is not under TLS.");
        }
        if (!(connection.login() instanceof Login.LoggedIn)) {
            throw new CommandRefusedException(PROTECTION_DENIED, "Not before login.");
        }
        if (!allowsClearControl(connection)) {
            throw new CommandRefusedException(POLICY, "The control connection stays under TLS here.");
        }
        connection.set(new ClearedByCcc(security.session(), security.data()));
        return Reply.of(OK, "The control connection goes on in clear.").then(Next.Step.STOP_TLS);
    }

    /** Whether CCC is served here; never where TLS is there from the first byte. */
    static boolean allowsClearControl(Connection connection) {
        return connection.listener().concessions().clearControl() == ClearControl.CLEAR_CONTROL_ALLOWED
                && connection.listener().mode() != TlsMode.IMPLICIT;
    }

    private static UnderTls underTls(Connection connection) throws CommandRefusedException {
        if (connection.security() instanceof UnderTls security) {
            return security;
        }
        throw new CommandRefusedException(
                BAD_SEQUENCE,
                connection.security() instanceof ClearedByCcc ? "Not after CCC." : "Send AUTH TLS first.");
    }
}
