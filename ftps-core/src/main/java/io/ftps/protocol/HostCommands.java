/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.BAD_ARGUMENT;
import static io.ftps.command.ReplyCode.BAD_PARAMETER;
import static io.ftps.command.ReplyCode.BAD_SEQUENCE;
import static io.ftps.command.ReplyCode.NOT_OFFERED;
import static io.ftps.command.ReplyCode.READY;

import io.ftps.command.CommandRefusedException;
import io.ftps.command.Reply;
import io.ftps.protocol.HostResolution.Answer;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Set;

/** HOST. RFC 7151. */
final class HostCommands {
    private HostCommands() {}

    /** Whether there are names to ask for. */
    static boolean isOffered(Connection connection) {
        return !connection.services().hosts().isEmpty();
    }

    /** HOST: chooses a virtual host before login; the last one counts, and one that is refused changes nothing. */
    static Reply host(Connection connection, String argument) throws CommandRefusedException {
        if (!isOffered(connection)) {
            throw new CommandRefusedException(NOT_OFFERED, "HOST is not offered here.");
        }
        if (connection.login() instanceof Login.LoggedIn) {
            throw new CommandRefusedException(BAD_SEQUENCE, "HOST comes before login.");
        }
        connection.choose(resolve(connection, argument));
        return Reply.of(READY, connection.greeting());
    }

    private static Answer.Known resolve(Connection connection, String argument) throws CommandRefusedException {
        Answer answer = connection.services().hosts().resolve(argument, addresses(connection), connection.serverName());
        if (answer instanceof Answer.Known known) {
            return known;
        }
        throw answer instanceof Answer.Malformed
                ? new CommandRefusedException(BAD_ARGUMENT, "Send HOST and a name or an address, without a port.")
                : new CommandRefusedException(BAD_PARAMETER, "There is no such host here.");
    }

    /** The address the client came to, and the one it may take for that behind NAT. */
    private static Set<InetAddress> addresses(Connection connection) {
        Set<InetAddress> ours = new HashSet<>();
        ours.add(connection.origin().localAddress().getAddress());
        InetAddress client = connection.origin().remoteAddress().getAddress();
        connection.services().routes().passive().advertised().forClient(client).ifPresent(ours::add);
        return ours;
    }
}
