/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.BAD_ARGUMENT;
import static io.ftps.command.ReplyCode.BAD_PARAMETER;
import static io.ftps.command.ReplyCode.OK;

import io.ftps.command.CommandRefusedException;
import io.ftps.command.Reply;
import io.ftps.server.Compression;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** MODE and OPTS MODE. RFC 959, section 4.1.2; draft-preston-ftpext-deflate-04, section 3. */
final class ModeCommands {
    private static final Pattern OPTIONS = Pattern.compile("Z(?: LEVEL ([1-9]))?", Pattern.CASE_INSENSITIVE);

    private ModeCommands() {}

    /** MODE: a stream of bytes, deflated or not. */
    static Reply mode(Connection connection, String argument) throws CommandRefusedException {
        TransferMode mode = named(connection, argument.strip().toUpperCase(Locale.ROOT));
        connection.set(connection.settings().with(mode));
        return Reply.of(OK, "MODE is " + mode.letter() + ".");
    }

    private static TransferMode named(Connection connection, String letter) throws CommandRefusedException {
        if (letter.isEmpty()) {
            throw new CommandRefusedException(BAD_ARGUMENT, "Send MODE S.");
        }
        if (letter.equals("S")) {
            return TransferMode.STREAM;
        }
        if (letter.equals("Z") && offersDeflated(connection)) {
            return TransferMode.DEFLATED;
        }
        throw new CommandRefusedException(
                BAD_PARAMETER, offersDeflated(connection) ? "MODE takes S or Z." : "MODE takes S.");
    }

    static boolean offersDeflated(Connection connection) {
        return connection.listener().concessions().compression() == Compression.MODE_Z_ALLOWED;
    }

    /** OPTS MODE Z: how hard the server tries, from the next transfer on; without a level as at first. */
    static Reply opts(Connection connection, String value) throws CommandRefusedException {
        Matcher options = OPTIONS.matcher(value);
        if (!options.matches()) {
            throw new CommandRefusedException(BAD_ARGUMENT, "OPTS MODE takes Z or Z LEVEL and a digit from 1 to 9.");
        }
        String digit = options.group(1);
        int level = digit == null ? TransferSettings.INITIAL.level() : Integer.parseInt(digit);
        connection.set(connection.settings().withLevel(level));
        return Reply.of(OK, "MODE Z LEVEL is " + level + ".");
    }
}
