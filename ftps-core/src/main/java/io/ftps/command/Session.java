/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.command;

import io.ftps.auth.User;
import io.ftps.file.FileSystemView;
import io.ftps.file.FtpPath;
import io.ftps.server.SessionInfo;
import io.ftps.server.TransferType;
import java.util.Optional;

/**
 * A session, as the commands and hooks of an embedder see it. To be used during the call it is passed to, and by nobody else; what is
 * worth keeping is in {@link #info}.
 */
public interface Session {
    /**
     * Who it is.
     *
     * @return a copy of the facts
     */
    SessionInfo info();

    /**
     * Who is logged in.
     *
     * @return the user
     * @throws CommandRefusedException 530 when nobody is
     */
    User user() throws CommandRefusedException;

    /**
     * What the user sees, with permissions and quotas in force. Its methods block.
     *
     * @return the view
     * @throws CommandRefusedException 530 when nobody is logged in
     */
    FileSystemView files() throws CommandRefusedException;

    /**
     * Where the user is.
     *
     * @return the working directory
     * @throws CommandRefusedException 530 when nobody is logged in
     */
    FtpPath directory() throws CommandRefusedException;

    /**
     * The path that an argument names.
     *
     * @param argument absolute or below the working directory
     * @return the path, with no way out of the root
     * @throws CommandRefusedException 501 when there is none, 530 when nobody is logged in
     */
    FtpPath path(String argument) throws CommandRefusedException;

    /**
     * What TYPE says.
     *
     * @return the type of transfers to come
     */
    TransferType type();

    /**
     * What was remembered.
     *
     * @param attribute what is asked for
     * @param <T> its type
     * @return its value, if it has one
     */
    <T> Optional<T> get(SessionAttribute<T> attribute);

    /**
     * Remembers something until the connection ends, or AUTH or REIN begins anew.
     *
     * @param attribute what it is
     * @param value instead of the one before
     * @param <T> its type
     */
    <T> void set(SessionAttribute<T> attribute, T value);
}
