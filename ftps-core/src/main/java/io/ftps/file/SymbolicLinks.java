/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;

/**
 * Something a {@link FileSystemView} may be able to do beyond its eight methods: give a file or folder a second name (SITE SYMLINK).
 * Found with {@link FileSystemView#capability}; a {@link PermittedView} and a {@link QuotaView} do not pass it on, since a link would
 * lead past the rules of where it points, and what is stored twice under one name cannot be counted.
 *
 * <p>Blocking, called on a worker. The catch: what the link leads to may be gone, or be another thing, by the time it is used.
 */
public interface SymbolicLinks {
    /**
     * Makes a link.
     *
     * @param link the new name, which nobody may have yet
     * @param target what it leads to, which must be there; where links lead to it, they are followed when the new one is used
     * @throws IOException as {@link FileSystemView} has it: {@link java.nio.file.NoSuchFileException}, {@link
     *     java.nio.file.FileAlreadyExistsException}, {@link java.nio.file.AccessDeniedException}; becomes 550
     */
    void makeLink(FtpPath link, FtpPath target) throws IOException;
}
