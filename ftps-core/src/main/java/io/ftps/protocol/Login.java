/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.BAD_ARGUMENT;
import static io.ftps.command.ReplyCode.LOGGED_IN;
import static io.ftps.command.ReplyCode.LOGGED_IN_BY_CERTIFICATE;

import io.ftps.auth.Permission;
import io.ftps.auth.User;
import io.ftps.command.CommandRefusedException;
import io.ftps.command.ReplyCode;
import io.ftps.file.FileSystemView;
import io.ftps.file.FtpPath;
import io.ftps.file.PermittedView;
import io.ftps.file.StorageRoot;
import java.nio.file.AccessDeniedException;

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

    /** What it took to log in. */
    enum Proof {
        /** PASS. */
        PASSWORD(LOGGED_IN),
        /** USER alone, with the certificate of the handshake. */
        CERTIFICATE(LOGGED_IN_BY_CERTIFICATE);

        private final ReplyCode reply;

        Proof(ReplyCode reply) {
            this.reply = reply;
        }

        ReplyCode reply() {
            return reply;
        }
    }

    /**
     * Logged in.
     *
     * @param user who
     * @param proof what it took
     * @param files what the user sees
     * @param storage what the view is known by among the file workers
     * @param directory the working directory
     */
    record LoggedIn(User user, Proof proof, FileSystemView files, Object storage, FtpPath directory) implements Login {
        /** Somebody in the top directory. Asks the view, so it runs on a worker. */
        static LoggedIn atTop(User user, Proof proof, FileSystemView files) {
            Object storage = files.capability(StorageRoot.class)
                    .map(StorageRoot::storageKey)
                    .orElse(files);
            return new LoggedIn(user, proof, PermittedView.of(files, user.permissions()), storage, FtpPath.ROOT);
        }

        /** Refuses what the user may not do, where a 150 would say that it begins. */
        void demand(Permission permission, FtpPath path) throws AccessDeniedException {
            if (!user.permissions().allows(permission, path.toString())) {
                throw new AccessDeniedException(path.toString());
            }
        }

        LoggedIn in(FtpPath other) {
            return new LoggedIn(user, proof, files, storage, other);
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
