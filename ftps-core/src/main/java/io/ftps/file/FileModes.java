/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * Something a {@link FileSystemView} may be able to do beyond its eight methods: set who of the system's users may do what with a
 * file (SITE CHMOD and the fact {@code UNIX.mode} of MFF). Found with {@link FileSystemView#capability}.
 *
 * <p>Blocking, called on a worker. The catch: a server that takes its own right to read or write away cannot use the file any
 * more, nor give the right back where it does not own the file.
 */
public interface FileModes {
    /**
     * Sets the permissions of a file or directory; a link inside the view is followed.
     *
     * @param path what to change
     * @param mode all that is allowed
     * @throws IOException as {@link FileSystemView} has it: {@link java.nio.file.NoSuchFileException}, {@link
     *     java.nio.file.AccessDeniedException}; becomes 550
     */
    void setMode(FtpPath path, Set<PosixFilePermission> mode) throws IOException;
}
