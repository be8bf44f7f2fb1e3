/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.BAD_ARGUMENT;
import static io.ftps.command.ReplyCode.BAD_PARAMETER;
import static io.ftps.command.ReplyCode.OK;

import io.ftps.command.CommandRefusedException;
import io.ftps.command.Reply;
import io.ftps.server.TransferType;
import io.ftps.wire.Fact;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** TYPE, STRU, OPTS. RFC 959, section 4.1.2; RFC 2389, section 4. */
final class SettingCommands {
    private SettingCommands() {}

    /** TYPE: text with CR LF, or bytes as they are. */
    static Reply type(Connection connection, String argument) throws CommandRefusedException {
        TransferType type = switch (argument.strip().toUpperCase(Locale.ROOT)) {
            case "A", "A N", "AN" -> TransferType.ASCII;
            case "I", "I N", "L 8", "L8" -> TransferType.IMAGE;
            case "" -> throw new CommandRefusedException(BAD_ARGUMENT, "Send TYPE I or TYPE A.");
            default -> throw new CommandRefusedException(BAD_PARAMETER, "TYPE takes I, A, A N or L 8.");
        };
        connection.set(connection.settings().with(type));
        return Reply.of(OK, "Type is " + (type == TransferType.ASCII ? "ASCII." : "binary."));
    }

    /** STRU: files have no structure. */
    static Reply stru(Connection connection, String argument) throws CommandRefusedException {
        return switch (argument.strip().toUpperCase(Locale.ROOT)) {
            case "F" -> Reply.of(OK, "STRU is F.");
            case "" -> throw new CommandRefusedException(BAD_ARGUMENT, "Send STRU F.");
            default -> throw new CommandRefusedException(BAD_PARAMETER, "STRU takes F.");
        };
    }

    /** OPTS: options of another command. */
    static Reply opts(Connection connection, String argument) throws CommandRefusedException {
        String[] words = argument.strip().split(" ", 2);
        String value = words.length > 1 ? words[1].strip() : "";
        String command = words[0].toUpperCase(Locale.ROOT);
        if (command.equals("MODE") && ModeCommands.offersDeflated(connection)) {
            return ModeCommands.opts(connection, value);
        }
        return switch (command) {
            case "UTF8", "UTF-8" -> optsUtf8(connection, value);
            case "MLST" -> optsMlst(connection, value);
            case "HASH" -> HashCommands.opts(connection, value);
            default -> throw new CommandRefusedException(BAD_ARGUMENT, "OPTS knows UTF8, MLST and HASH.");
        };
    }

    private static Reply optsUtf8(Connection connection, String value) throws CommandRefusedException {
        if (!value.isEmpty() && !value.equalsIgnoreCase("ON")) {
            throw new CommandRefusedException(
                    BAD_PARAMETER, "Names are UTF-8 here; a line that is not is taken as ISO 8859-1.");
        }
        connection.charset().useUtf8();
        return Reply.of(OK, "UTF-8 is on.");
    }

    /** OPTS MLST: which facts are told; names that are unknown are left out of the answer. RFC 3659, section 7.9. */
    private static Reply optsMlst(Connection connection, String value) {
        Set<Fact> facts = EnumSet.noneOf(Fact.class);
        for (String label : value.split(";", -1)) {
            Fact.byLabel(label.strip()).ifPresent(facts::add);
        }
        connection.set(connection.settings().with(facts));
        String told = connection.settings().facts().stream()
                .map(fact -> fact.label() + ";")
                .collect(Collectors.joining());
        return Reply.of(OK, ("MLST OPTS " + told).strip());
    }
}
