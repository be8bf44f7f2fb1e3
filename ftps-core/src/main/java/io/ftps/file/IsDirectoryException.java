/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.nio.file.FileSystemException;

/**
 * A file was asked for, but the path is a directory: RETR, STOR, APPE or DELE of one. Becomes 550.
 */
public final class IsDirectoryException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the directory.
     *
     * @param file the path as the client knows it
     */
    public IsDirectoryException(String file) {
        super(file, null, "is a directory");
    }
}
