/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.nio.file.FileSystemException;

/**
 * The user may store no more, although there is room. Becomes 552. Thrown by views and decorators that count, and by
 * {@link LocalFiles} when the operating system's own quota says so.
 */
public final class QuotaExceededException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the file that goes beyond the quota.
     *
     * @param file the path as the client knows it
     */
    public QuotaExceededException(String file) {
        super(file, null, "exceeds what this user may store");
    }
}
