/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.command;

import io.ftps.file.FileSource;
import io.ftps.file.IncomingFile;
import io.ftps.server.TransferInfo.Direction;
import io.ftps.server.TransferType;
import java.io.IOException;

/** What happens when a reply is on its way. */
public sealed interface Next {
    /** What needs no data connection. */
    enum Step implements Next {
        /** The next command is read. */
        COMMAND,
        /** The connection is closed: last bytes first, then close_notify. */
        CLOSE,
        /** TLS begins. */
        START_TLS,
        /** TLS ends: close_notify both ways, then the connection goes on in clear. */
        STOP_TLS
    }

    /**
     * Bytes go to the client over the data connection.
     *
     * @param subject what is sent
     * @param opener called on a worker when the data connection is there and has passed its checks
     */
    record Send(Subject subject, Opener<FileSource> opener) implements Next {}

    /**
     * Bytes come from the client over the data connection.
     *
     * @param subject what is received
     * @param opener called on a worker when the data connection is there and has passed its checks
     */
    record Receive(Subject subject, Opener<IncomingFile> opener) implements Next {}

    /**
     * Work on files goes on in slices, and brings the final reply; the one that this comes with is not sent.
     *
     * @param work what is to be done
     */
    record Work(SlicedWork work) implements Next {}

    /**
     * What a transfer is about.
     *
     * @param direction which way
     * @param path absolute
     * @param offset where in the file it begins, in bytes
     * @param type how the bytes look on the wire
     */
    record Subject(Direction direction, String path, long offset, TransferType type) {}

    /**
     * Opens one end of a transfer. May block.
     *
     * @param <T> the end
     */
    @FunctionalInterface
    interface Opener<T> {
        /**
         * Opens it.
         *
         * @return open
         * @throws IOException when the storage refuses: 451, 452 or 552, for 150 is already sent
         */
        T open() throws IOException;
    }
}
