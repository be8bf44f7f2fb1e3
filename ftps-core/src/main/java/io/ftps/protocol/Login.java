/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.BAD_ARGUMENT;

import io.ftps.auth.User;
import io.ftps.command.CommandRefusedException;
import io.ftps.file.FileSystemView;
import io.ftps.file.FtpPath;

/** Who is at the other end, as far as it is known. What exists only after login is a part of {@link LoggedIn}. */
public sealed interface Login {
    /** Nobody yet. */
    record Nobody() implements Login {}

    /**
     * USER was sent, PASS is awaited.
     *
     * @param userName as sent
     */
    record Named(String userName) implements Login {}

    /**
     * Logged in.
     *
     * @param user who
     * @param files what the user sees
     * @param directory the working directory
     */
    record LoggedIn(User user, FileSystemView files, FtpPath directory) implements Login {
        LoggedIn in(FtpPath other) {
            return new LoggedIn(user, files, other);
        }

        /** The path an argument names; an argument is needed. */
        FtpPath path(String argument) throws CommandRefusedException {
            if (argument.isEmpty()) {
                throw new CommandRefusedException(BAD_ARGUMENT, "Send a path behind the command.");
            }
            return directory.resolve(argument);
        }
    }
}
