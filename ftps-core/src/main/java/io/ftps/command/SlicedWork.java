/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.command;

import java.io.IOException;
import java.util.Optional;

/**
 * Work on files that takes longer than a command may hold a worker, such as the hash of a large file. It is done in slices, between
 * which other sessions have their turn and ABOR is heard.
 *
 * <p>Blocking, used on workers by one thread at a time. The catch: the client hears nothing until the last slice is done.
 */
public interface SlicedWork extends AutoCloseable {
    /** What a slice may read or write at most, in bytes. */
    int SLICE_BYTES = 1 << 20;

    /** How long a slice may take, in milliseconds, before it stops at the next opportunity. */
    long SLICE_MILLIS = 50;

    /**
     * Does a part of the work.
     *
     * @return the command's final reply when all is done, else empty
     * @throws IOException if the storage fails; becomes a reply as it does from a command
     */
    Optional<Reply> slice() throws IOException;

    /** Gives everything back, whether the work is done or not. Called once, behind the last slice. */
    @Override
    void close() throws IOException;
}
