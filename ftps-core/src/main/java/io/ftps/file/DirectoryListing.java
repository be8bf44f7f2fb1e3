/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;
import java.util.Optional;

/**
 * The entries of one directory, asked for one at a time, so that a million of them need no more memory than one. The
 * order is the storage's own. {@code .} and {@code ..} are not among them; neither is an entry that vanishes while the
 * listing runs, nor one whose name no {@link FtpPath} can say.
 *
 * <p>Blocking, used on a worker by one thread at a time. The catch: it holds the directory open, so it must be closed,
 * also after an exception and when the end was reached.
 */
public interface DirectoryListing extends AutoCloseable {
    /**
     * The next entry. No work is done for an entry before it is asked for.
     *
     * @return the entry, or empty at the end and ever after
     * @throws IOException if the directory cannot be read on; after 150, so it becomes 451
     */
    Optional<FileInfo> next() throws IOException;

    /** Gives the directory back; closing twice does nothing. */
    @Override
    void close() throws IOException;
}
