/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;
import java.time.Instant;

/**
 * Something a {@link FileSystemView} may be able to do beyond its eight methods: set the time a file says it was last
 * modified (MFMT and the two-argument MDTM). Found with {@link FileSystemView#capability}.
 *
 * <p>Blocking, called on a worker. The catch: storages keep times with their own precision, so what
 * {@link FileSystemView#stat} says afterwards may be rounded.
 */
public interface ModificationTimes {
    /**
     * Sets the modification time of a file or directory; a link inside the view is followed.
     *
     * @param path what to change
     * @param time the new time
     * @throws IOException as {@link FileSystemView} has it: {@link java.nio.file.NoSuchFileException},
     *     {@link java.nio.file.AccessDeniedException}; becomes 550
     */
    void setModified(FtpPath path, Instant time) throws IOException;
}
