/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;
import java.util.Optional;

/** The entries of one directory, one at a time. */
public interface DirectoryListing extends AutoCloseable {
    Optional<FileInfo> next() throws IOException;

    @Override
    void close() throws IOException;
}
