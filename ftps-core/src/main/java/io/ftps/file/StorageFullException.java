/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.nio.file.FileSystemException;

/**
 * No room is left where the file should go. Becomes 452. The upload is not published, and the file it should have
 * replaced is untouched.
 */
public final class StorageFullException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the file that found no room.
     *
     * @param file the path as the client knows it
     */
    public StorageFullException(String file) {
        super(file, null, "no space is left on the server");
    }
}
