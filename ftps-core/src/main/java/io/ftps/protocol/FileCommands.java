/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.BAD_ARGUMENT;
import static io.ftps.command.ReplyCode.BAD_SEQUENCE;
import static io.ftps.command.ReplyCode.FILE_ACTION_OK;
import static io.ftps.command.ReplyCode.FILE_STATUS;
import static io.ftps.command.ReplyCode.FILE_UNAVAILABLE;
import static io.ftps.command.ReplyCode.NOT_OFFERED;
import static io.ftps.command.ReplyCode.PENDING;

import io.ftps.auth.Permission;
import io.ftps.command.CommandRefusedException;
import io.ftps.command.Reply;
import io.ftps.file.FileInfo;
import io.ftps.file.FileInfo.Kind;
import io.ftps.file.FtpPath;
import io.ftps.file.ModificationTimes;
import io.ftps.protocol.Login.LoggedIn;
import io.ftps.protocol.Pending.RenameFrom;
import io.ftps.wire.Fact;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** DELE, RNFR, RNTO, SIZE, MDTM, MFMT. RFC 959, section 4.1.3; RFC 3659; draft-somers-ftp-mfxx. */
final class FileCommands {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private FileCommands() {}

    /** DELE: deletes a file. */
    static Reply dele(Connection connection, String argument) throws CommandRefusedException, IOException {
        connection.loggedIn().files().delete(connection.loggedIn().path(argument));
        return Reply.of(FILE_ACTION_OK, "File is deleted.");
    }

    /** RNFR: says what is renamed. */
    static Reply rnfr(Connection connection, String argument) throws CommandRefusedException, IOException {
        FtpPath path = connection.loggedIn().path(argument);
        connection.loggedIn().demand(Permission.RENAME, path);
        connection.loggedIn().files().stat(path);
        connection.set(new RenameFrom(path));
        return Reply.of(PENDING, "Send RNTO and the new name.");
    }

    /** RNTO: renames it. */
    static Reply rnto(Connection connection, String argument) throws CommandRefusedException, IOException {
        if (!(connection.takePending() instanceof RenameFrom rename)) {
            throw new CommandRefusedException(BAD_SEQUENCE, "Send RNFR first.");
        }
        connection
                .loggedIn()
                .files()
                .rename(rename.path(), connection.loggedIn().path(argument));
        return Reply.of(FILE_ACTION_OK, "File is renamed.");
    }

    /** SIZE: bytes of a file as TYPE I would send them. RFC 3659, section 4. */
    static Reply size(Connection connection, String argument) throws CommandRefusedException, IOException {
        FileInfo info = connection.loggedIn().files().stat(connection.loggedIn().path(argument));
        if (info.kind() != Kind.FILE) {
            throw new CommandRefusedException(FILE_UNAVAILABLE, "Only a file has a size.");
        }
        return Reply.of(FILE_STATUS, Long.toString(info.size()));
    }

    /** MDTM: when a file was changed, UTC. RFC 3659, section 3. */
    static Reply mdtm(Connection connection, String argument) throws CommandRefusedException, IOException {
        FileInfo info = connection.loggedIn().files().stat(connection.loggedIn().path(argument));
        return Reply.of(FILE_STATUS, Fact.time(info.modified()));
    }

    /** MFMT: sets when a file was changed, UTC. draft-somers-ftp-mfxx, section 3. */
    static Reply mfmt(Connection connection, String argument) throws CommandRefusedException, IOException {
        int space = argument.indexOf(' ');
        if (space < 0) {
            throw new CommandRefusedException(BAD_ARGUMENT, "Send MFMT, a time such as 20261231235959, and a path.");
        }
        Instant time = instant(argument.substring(0, space));
        LoggedIn login = connection.loggedIn();
        FtpPath path = login.path(argument.substring(space + 1));
        login.files()
                .capability(ModificationTimes.class)
                .orElseThrow(() -> new CommandRefusedException(NOT_OFFERED, "Times cannot be set here."))
                .setModified(path, time);
        return Reply.of(FILE_STATUS, "Modify=" + Fact.time(time) + "; " + path);
    }

    /** Fourteen digits, UTC; a fraction of a second is let through and dropped. */
    private static Instant instant(String text) throws CommandRefusedException {
        try {
            return LocalDateTime.parse(text.replaceFirst("\\.[0-9]{1,9}$", ""), TIME)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new CommandRefusedException(BAD_ARGUMENT, "A time has 14 digits, as in 20261231235959.");
        }
    }
}
