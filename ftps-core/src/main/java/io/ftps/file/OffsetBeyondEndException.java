/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.nio.file.FileSystemException;

/**
 * A transfer should start behind the end of its file: the REST before it does not fit. Becomes 554 (RFC 3659,
 * section 5.4).
 */
public final class OffsetBeyondEndException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the file and both numbers.
     *
     * @param file the path as the client knows it
     * @param offset where the transfer should start, in bytes
     * @param size the length of the file, in bytes
     */
    public OffsetBeyondEndException(String file, long offset, long size) {
        super(file, null, "cannot start at byte " + offset + " of " + size + "; ask for its SIZE again");
    }
}
