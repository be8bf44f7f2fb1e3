/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.BAD_ARGUMENT;
import static io.ftps.command.ReplyCode.BAD_PARAMETER;
import static io.ftps.command.ReplyCode.BAD_SEQUENCE;
import static io.ftps.command.ReplyCode.DATA_REFUSED;
import static io.ftps.command.ReplyCode.EXTENDED_PASSIVE;
import static io.ftps.command.ReplyCode.NOT_OFFERED;
import static io.ftps.command.ReplyCode.NO_DATA_CONNECTION;
import static io.ftps.command.ReplyCode.OK;
import static io.ftps.command.ReplyCode.PASSIVE;

import io.ftps.command.CommandRefusedException;
import io.ftps.command.Reply;
import io.ftps.protocol.TransferSettings.PassiveCommands;
import io.ftps.server.ActiveMode;
import io.ftps.server.PassiveAddresses;
import io.ftps.wire.DataAddress;
import io.ftps.wire.DataAddress.Extended;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;

/** PASV, EPSV, PORT and EPRT. RFC 959, section 4.1.2; RFC 2428, sections 2 to 4; RFC 2577, section 3. */
final class DataConnectionCommands {
    /** Below it are the ports of services, which nobody may have us talk to. RFC 2577, section 3. */
    private static final int FIRST_UNPRIVILEGED_PORT = 1024;

    private DataConnectionCommands() {}

    /** PASV: opens a port and tells its IPv4 address. */
    static Reply pasv(Connection connection, String argument) throws CommandRefusedException {
        checkNotAfterEpsvAll(connection);
        if (!(connection.origin().localAddress().getAddress() instanceof Inet4Address local)) {
            throw new CommandRefusedException(
                    NO_DATA_CONNECTION, "PASV needs IPv4 and this connection has none; use EPSV.");
        }
        PassiveAddresses addresses = connection.services().routes().passive();
        InetAddress client = connection.origin().remoteAddress().getAddress();
        Inet4Address told = addresses.advertised().forClient(client).orElseGet(() -> reachable(addresses, local));
        int port = addresses.advertisedPort(listen(connection).getPort());
        connection.services().routes().advice().look(told, client);
        return Reply.of(PASSIVE, "Entering passive mode " + DataAddress.passive(told, port) + ".");
    }

    /** Where the server listens, unless that is every address. */
    private static Inet4Address reachable(PassiveAddresses addresses, Inet4Address local) {
        return addresses.bindAddress(local) instanceof Inet4Address bound && !bound.isAnyLocalAddress() ? bound : local;
    }

    private static InetSocketAddress listen(Connection connection) throws CommandRefusedException {
        return connection.data().listen(connection.dataDemands());
    }

    private static void checkNotAfterEpsvAll(Connection connection) throws CommandRefusedException {
        if (connection.settings().passiveCommands() == PassiveCommands.EPSV_ONLY) {
            throw new CommandRefusedException(BAD_SEQUENCE, "After EPSV ALL only EPSV opens data connections.");
        }
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
        int port = connection
                .services()
                .routes()
                .passive()
                .advertisedPort(listen(connection).getPort());
        return Reply.of(EXTENDED_PASSIVE, "Entering extended passive mode " + DataAddress.extendedPassive(port));
    }

    /** PORT: names a port of the client's to connect to. */
    static Reply port(Connection connection, String argument) throws CommandRefusedException {
        checkActive(connection);
        InetSocketAddress target = DataAddress.parsePort(argument.strip())
                .orElseThrow(() -> new CommandRefusedException(BAD_ARGUMENT, "PORT takes six numbers from 0 to 255."));
        return connectTo(connection, target);
    }

    /** EPRT: the same for either family. */
    static Reply eprt(Connection connection, String argument) throws CommandRefusedException {
        checkActive(connection);
        Optional<Extended> named = DataAddress.parseExtended(argument.strip());
        if (named.isEmpty()) {
            throw new CommandRefusedException(BAD_ARGUMENT, "EPRT takes an address such as |1|192.0.2.1|50000|.");
        }
        if (named.get() instanceof Extended.Named target) {
            return connectTo(connection, target.address());
        }
        throw new CommandRefusedException(DATA_REFUSED, "This network is not known, use (1,2)");
    }

    private static void checkActive(Connection connection) throws CommandRefusedException {
        if (!offersActive(connection)) {
            throw new CommandRefusedException(NOT_OFFERED, "The server connects to no client; use PASV or EPSV.");
        }
        checkNotAfterEpsvAll(connection);
    }

    static boolean offersActive(Connection connection) {
        return connection.services().routes().active() instanceof ActiveMode.From;
    }

    private static Reply connectTo(Connection connection, InetSocketAddress target) throws CommandRefusedException {
        InetAddress client = connection.origin().remoteAddress().getAddress();
        if (target.getAddress().isAnyLocalAddress()
                || target.getAddress().isMulticastAddress()
                || !connection.services().routes().peers().allow(client, target.getAddress())) {
            throw new CommandRefusedException(BAD_PARAMETER, "Data connections go to your own address alone.");
        }
        if (target.getPort() < FIRST_UNPRIVILEGED_PORT) {
            throw new CommandRefusedException(BAD_PARAMETER, "Data connections go to ports from 1024 on.");
        }
        connection.data().connect(target, connection.dataDemands());
        return Reply.of(OK, "The server will connect there.");
    }
}
