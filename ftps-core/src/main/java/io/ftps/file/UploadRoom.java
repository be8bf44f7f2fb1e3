/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;

/**
 * Something a {@link FileSystemView} may be able to do beyond its eight methods: say that there is no room for an upload before
 * it begins, so that the client hears of it before it sends anything. Found with {@link FileSystemView#capability}.
 */
@FunctionalInterface
public interface UploadRoom {
    /**
     * Blocking, called on a worker. The catch: it promises nothing for later.
     *
     * @param path of the file
     * @param mode how the upload meets a file that is there
     * @throws IOException if there is no room; {@link QuotaExceededException} becomes 552
     */
    void check(FtpPath path, WriteMode mode) throws IOException;
}
