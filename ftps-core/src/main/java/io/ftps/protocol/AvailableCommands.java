/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.FILE_STATUS;
import static io.ftps.command.ReplyCode.FILE_UNAVAILABLE;
import static io.ftps.command.ReplyCode.NOT_OFFERED;

import io.ftps.command.CommandRefusedException;
import io.ftps.command.Reply;
import io.ftps.file.FileInfo;
import io.ftps.file.FreeSpace;
import io.ftps.file.FtpPath;
import io.ftps.protocol.Login.LoggedIn;
import java.io.IOException;

/** AVBL: how much room is left. draft-peterson-streamlined-ftp-command-extensions, section 4. */
final class AvailableCommands {
    private AvailableCommands() {}

    static Reply avbl(Connection connection, String argument) throws CommandRefusedException, IOException {
        LoggedIn login = connection.loggedIn();
        FtpPath directory = argument.isEmpty() ? login.directory() : login.path(argument);
        if (login.files().stat(directory).kind() != FileInfo.Kind.DIRECTORY) {
            throw new CommandRefusedException(FILE_UNAVAILABLE, directory + " is not a directory.");
        }
        long free = login.files()
                .capability(FreeSpace.class)
                .orElseThrow(() -> new CommandRefusedException(NOT_OFFERED, "The room that is left is not known here."))
                .freeBytes(directory);
        return Reply.of(FILE_STATUS, Long.toString(free));
    }
}
