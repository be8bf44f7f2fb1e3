/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.BAD_ARGUMENT;
import static io.ftps.command.ReplyCode.BAD_PARAMETER;
import static io.ftps.command.ReplyCode.HELP;
import static io.ftps.command.ReplyCode.OK;
import static io.ftps.command.ReplyCode.SYSTEM_STATUS;
import static io.ftps.command.ReplyCode.SYSTEM_TYPE;

import io.ftps.command.CommandRefusedException;
import io.ftps.command.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** FEAT, HELP, SYST, NOOP, CLNT, CSID, LANG. RFC 959, sections 4.1.3; RFC 2389, section 3; RFC 2640, section 4. */
final class ServerCommands {
    private static final int VERBS_A_LINE = 10;

    private ServerCommands() {}

    /** FEAT: what this server can do beyond RFC 959, from the table. */
    static Reply feat(Connection connection, String argument) {
        List<String> features = connection.services().commands().rows().stream()
                .flatMap(row -> row.feature().line(connection).stream())
                .toList();
        return Reply.of(SYSTEM_STATUS, "Features:", features, "End");
    }

    /** HELP: all verbs, or how one is written. */
    static Reply help(Connection connection, String argument) throws CommandRefusedException {
        String command = argument.strip().toUpperCase(Locale.ROOT);
        if (!command.isEmpty()) {
            CommandRow row = connection
                    .services()
                    .commands()
                    .find(command)
                    .orElseThrow(() -> new CommandRefusedException(BAD_PARAMETER, "There is no such command here."));
            return Reply.of(HELP, ("Syntax: " + command + " " + row.syntax()).strip());
        }
        List<String> verbs = connection.services().commands().rows().stream()
                .flatMap(row -> Stream.of(row.verb(), row.alias()))
                .filter(verb -> !verb.isEmpty())
                .toList();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < verbs.size(); i += VERBS_A_LINE) {
            lines.add(String.join(" ", verbs.subList(i, Math.min(verbs.size(), i + VERBS_A_LINE))));
        }
        return Reply.of(HELP, "Commands:", lines, "HELP and a command tell how it is written.");
    }

    /** SYST: listings look like those of Unix. */
    static Reply syst(Connection connection, String argument) {
        return Reply.of(SYSTEM_TYPE, "UNIX Type: L8");
    }

    /** NOOP: nothing, but the session stays alive. */
    static Reply noop(Connection connection, String argument) {
        return Reply.of(OK, "OK.");
    }

    /** CLNT: the client's name, which changes nothing here. */
    static Reply clnt(Connection connection, String argument) throws CommandRefusedException {
        if (argument.isBlank()) {
            throw new CommandRefusedException(BAD_ARGUMENT, "Send CLNT and the name of the client.");
        }
        return Reply.of(OK, "Noted.");
    }

    /** LANG: texts are English; without an argument too. RFC 2640, section 4. */
    static Reply lang(Connection connection, String argument) throws CommandRefusedException {
        String wanted = argument.strip();
        if (!wanted.isEmpty() && !wanted.matches("(?i)en(-[a-z0-9]{1,8})*")) {
            throw new CommandRefusedException(BAD_PARAMETER, "Only EN is spoken here.");
        }
        return Reply.of(OK, "Texts are in EN.");
    }

    /** CSID: the client says who it is and is told no more than strangers may know. */
    static Reply csid(Connection connection, String argument) throws CommandRefusedException {
        if (argument.isBlank()) {
            throw new CommandRefusedException(BAD_ARGUMENT, "Send CSID and the name of the client.");
        }
        return Reply.of(OK, "Name=FTP server;");
    }
}
