/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;

/**
 * Something a {@link FileSystemView} may be able to do beyond its eight methods: tell how much room is left (AVBL). Found with
 * {@link FileSystemView#capability}.
 */
@FunctionalInterface
public interface FreeSpace {
    /**
     * Blocking, called on a worker. The catch: others store too, so it promises nothing.
     *
     * @param directory one that exists
     * @return bytes that may still be stored there, as far as is known
     * @throws IOException if the storage cannot tell
     */
    long freeBytes(FtpPath directory) throws IOException;
}
