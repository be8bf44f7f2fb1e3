/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.BAD_ARGUMENT;
import static io.ftps.command.ReplyCode.BAD_SEQUENCE;
import static io.ftps.command.ReplyCode.DATA_REFUSED;
import static io.ftps.command.ReplyCode.EXTENDED_PASSIVE;
import static io.ftps.command.ReplyCode.NO_DATA_CONNECTION;
import static io.ftps.command.ReplyCode.OK;
import static io.ftps.command.ReplyCode.PASSIVE;

import io.ftps.command.CommandRefusedException;
import io.ftps.command.Reply;
import io.ftps.protocol.TransferSettings.PassiveCommands;
import io.ftps.wire.DataAddress;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.Locale;

/** PASV and EPSV. RFC 959, section 4.1.2; RFC 2428, section 3. */
final class DataConnectionCommands {
    private DataConnectionCommands() {}

    /** PASV: opens a port and tells its IPv4 address. */
    static Reply pasv(Connection connection, String argument) throws CommandRefusedException {
        if (connection.settings().passiveCommands() == PassiveCommands.EPSV_ONLY) {
            throw new CommandRefusedException(BAD_SEQUENCE, "After EPSV ALL only EPSV opens data connections.");
        }
        if (!(connection.origin().localAddress().getAddress() instanceof Inet4Address local)) {
            throw new CommandRefusedException(
                    NO_DATA_CONNECTION, "PASV needs IPv4 and this connection has none; use EPSV.");
        }
        Inet4Address address = connection.services().passive().advertised().orElse(local);
        InetSocketAddress bound = listen(connection);
        return Reply.of(PASSIVE, "Entering passive mode " + DataAddress.passive(address, bound.getPort()) + ".");
    }

    private static InetSocketAddress listen(Connection connection) throws CommandRefusedException {
        return connection.data().listen(connection.security().data(), connection.dataBinding());
    }

    /** EPSV: opens a port on the address the client came to. */
    static Reply epsv(Connection connection, String argument) throws CommandRefusedException {
        String wanted = argument.strip().toUpperCase(Locale.ROOT);
        if (wanted.equals("ALL")) {
            connection.set(connection.settings().with(PassiveCommands.EPSV_ONLY));
            return Reply.of(OK, "Only EPSV opens data connections from now on.");
        }
        String ours = connection.origin().localAddress().getAddress() instanceof Inet4Address ? "1" : "2";
        if (!wanted.isEmpty() && !wanted.matches("[0-9]{1,3}")) {
            throw new CommandRefusedException(BAD_ARGUMENT, "EPSV takes nothing, 1, 2 or ALL.");
        }
        if (!wanted.isEmpty() && !wanted.equals(ours)) {
            throw new CommandRefusedException(DATA_REFUSED, "This network is not here, use (" + ours + ")");
        }
        int port = listen(connection).getPort();
        return Reply.of(EXTENDED_PASSIVE, "Entering extended passive mode " + DataAddress.extendedPassive(port));
    }
}
