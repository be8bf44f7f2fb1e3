/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;
import java.util.Optional;

/** What one logged-in user sees. */
public interface FileSystemView {
    FileInfo stat(FtpPath path) throws IOException;

    DirectoryListing list(FtpPath directory) throws IOException;

    FileSource read(FtpPath path, long offset) throws IOException;

    IncomingFile write(FtpPath path, WriteMode mode) throws IOException;

    void delete(FtpPath path) throws IOException;

    void rename(FtpPath from, FtpPath to) throws IOException;

    void makeDirectory(FtpPath path) throws IOException;

    void removeDirectory(FtpPath path) throws IOException;

    default <T> Optional<T> capability(Class<T> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }
}
