/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.FILE_ACTION_OK;
import static io.ftps.command.ReplyCode.FILE_UNAVAILABLE;
import static io.ftps.command.ReplyCode.PATHNAME;

import io.ftps.command.CommandRefusedException;
import io.ftps.command.Reply;
import io.ftps.file.FileInfo.Kind;
import io.ftps.file.FtpPath;
import io.ftps.protocol.Login.LoggedIn;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;

/** CWD, CDUP, PWD, MKD, RMD. RFC 959, section 4.1. */
final class DirectoryCommands {
    private DirectoryCommands() {}

    /** CWD: changes the working directory. */
    static Reply cwd(Connection connection, String argument) throws CommandRefusedException, IOException {
        return change(connection, connection.loggedIn().path(argument));
    }

    /** CDUP: goes one directory up; at the top it stays. */
    static Reply cdup(Connection connection, String argument) throws CommandRefusedException, IOException {
        return change(connection, connection.loggedIn().directory().parent());
    }

    private static Reply change(Connection connection, FtpPath directory) throws CommandRefusedException, IOException {
        LoggedIn login = connection.loggedIn();
        if (login.files().stat(directory).kind() != Kind.DIRECTORY) {
            throw new CommandRefusedException(FILE_UNAVAILABLE, directory + " is not a directory.");
        }
        connection.set(login.in(directory));
        return Reply.of(FILE_ACTION_OK, "Directory is " + directory + ".");
    }

    /** PWD: tells the working directory. */
    static Reply pwd(Connection connection, String argument) throws CommandRefusedException {
        return Reply.of(PATHNAME, quoted(connection.loggedIn().directory()) + " is the current directory.");
    }

    /** MKD: makes a directory. Clients that copy whole trees know the words for one that is there, and go on. */
    static Reply mkd(Connection connection, String argument) throws CommandRefusedException, IOException {
        LoggedIn login = connection.loggedIn();
        FtpPath directory = login.path(argument);
        try {
            login.files().makeDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (login.files().stat(directory).kind() == Kind.DIRECTORY) {
                throw new CommandRefusedException(FILE_UNAVAILABLE, "Directory already exists.");
            }
            throw e;
        }
        return Reply.of(PATHNAME, quoted(directory) + " is made.");
    }

    /** RMD: removes an empty directory. */
    static Reply rmd(Connection connection, String argument) throws CommandRefusedException, IOException {
        connection.loggedIn().files().removeDirectory(connection.loggedIn().path(argument));
        return Reply.of(FILE_ACTION_OK, "Directory is removed.");
    }

    /** A path as 257 has it: in quotes, quotes inside doubled. RFC 959, appendix II. */
    private static String quoted(FtpPath path) {
        return '"' + path.toString().replace("\"", "\"\"") + '"';
    }
}
