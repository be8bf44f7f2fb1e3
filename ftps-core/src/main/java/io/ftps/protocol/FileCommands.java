/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.BAD_SEQUENCE;
import static io.ftps.command.ReplyCode.FILE_ACTION_OK;
import static io.ftps.command.ReplyCode.FILE_STATUS;
import static io.ftps.command.ReplyCode.FILE_UNAVAILABLE;
import static io.ftps.command.ReplyCode.PENDING;

import io.ftps.auth.Permission;
import io.ftps.command.CommandRefusedException;
import io.ftps.command.Reply;
import io.ftps.file.FileInfo;
import io.ftps.file.FileInfo.Kind;
import io.ftps.file.FtpPath;
import io.ftps.protocol.Pending.RenameFrom;
import java.io.IOException;

/** DELE, RNFR, RNTO, SIZE. RFC 959, section 4.1.3; RFC 3659, section 4. */
final class FileCommands {
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
}
