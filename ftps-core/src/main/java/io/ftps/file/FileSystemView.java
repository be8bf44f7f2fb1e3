/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;
import java.util.Optional;

/**
 * What one logged-in user sees of the storage. {@link LocalFiles} shows a folder; write your own for anything else, and
 * let its test inherit the contract test of this package.
 *
 * <h2>Threads</h2>
 * Every method may block and is called on a worker, never on an event loop. A session makes one call at a time, but it
 * may ask while a file it opened is still being read or written, and sessions may share a view: a view is safe for many
 * threads, while the files and listings it opens are used by one at a time.
 *
 * <h2>Failures</h2>
 * Methods throw the exceptions of {@code java.nio.file}; their {@code getFile()} is the {@link FtpPath} as a client knows
 * it, never the name on the server. The engine turns them into replies, so a view never thinks of reply codes:
 * <ul>
 *   <li>{@link java.nio.file.NoSuchFileException}: the path, or a directory on its way, is not there; 550
 *   <li>{@link java.nio.file.AccessDeniedException}: the storage or the view forbids it; 550
 *   <li>{@link java.nio.file.FileAlreadyExistsException}: the new name is taken; 550
 *   <li>{@link java.nio.file.DirectoryNotEmptyException}: only empty directories are removed; 550
 *   <li>{@link java.nio.file.NotDirectoryException}: a directory was asked for; 550
 *   <li>{@link IsDirectoryException}: a file was asked for; 550
 *   <li>{@link OffsetBeyondEndException}: REST points behind the end; 554
 *   <li>{@link StorageFullException}: 452, and {@link QuotaExceededException}: 552
 *   <li>any other {@link java.nio.file.FileSystemException}: 550 with its reason; any other {@link IOException}: 451
 * </ul>
 * Whatever is thrown once the client has seen 150 becomes 451, 452 or 552.
 *
 * <h2>What a view will not do</h2>
 * It makes no links, copies nothing, locks nothing, watches nothing, knows no permissions of users, no quotas and no
 * rates (decorators do), reports no free space, changes no owner, and removes no directory that holds something. It gives
 * no promise about order: a listing that runs while files come and go may miss them.
 *
 * <p>The catch: a view is not closed. It lives as long as its session, so it holds nothing open between two calls.
 */
public interface FileSystemView {
    /**
     * Describes one file or directory. A link is described as what it leads to, if that lies inside the view.
     *
     * @param path what to describe, also the root
     * @return its facts, with the last name of the path
     * @throws IOException if there is nothing, or it cannot be looked at
     */
    FileInfo stat(FtpPath path) throws IOException;

    /**
     * Opens a directory for listing.
     *
     * @param directory a directory, or a link to one inside the view
     * @return its entries, to be closed by the caller
     * @throws IOException if it is no directory, or cannot be read
     */
    DirectoryListing list(FtpPath directory) throws IOException;

    /**
     * Opens a file for reading.
     *
     * @param path a regular file, or a link to one inside the view
     * @param offset where to start, in bytes; at most the length of the file
     * @return its bytes from there, to be closed by the caller
     * @throws IOException if it is no file, cannot be read, or is shorter than the offset
     */
    FileSource read(FtpPath path, long offset) throws IOException;

    /**
     * Opens a file for writing.
     *
     * @param path a regular file, a link to one inside the view, or a free name in a directory that exists
     * @param mode what happens to a file that is there
     * @return the upload, to be committed or discarded by the caller
     * @throws IOException if it is a directory, cannot be written, or cannot be resumed there
     */
    IncomingFile write(FtpPath path, WriteMode mode) throws IOException;

    /**
     * Deletes a file; of a link the link itself.
     *
     * @param path anything but a directory
     * @throws IOException if there is nothing, or it is a directory
     */
    void delete(FtpPath path) throws IOException;

    /**
     * Gives a file or directory another name, in one step; of a link the link itself. A file that has the new name is
     * replaced.
     *
     * @param from what to rename, not the root
     * @param to its new name, in a directory that exists
     * @throws IOException if there is nothing, a directory has the new name, a directory would go into itself, or the
     *     names lie on different storages
     */
    void rename(FtpPath from, FtpPath to) throws IOException;

    /**
     * Makes a directory.
     *
     * @param path a free name in a directory that exists
     * @throws IOException if the name is taken, also by a link
     */
    void makeDirectory(FtpPath path) throws IOException;

    /**
     * Removes an empty directory.
     *
     * @param path a directory, not a link to one and not the root
     * @throws IOException if it is no directory, or is not empty
     */
    void removeDirectory(FtpPath path) throws IOException;

    /**
     * Asks for something a view may be able to do beyond its eight methods, such as {@link ModificationTimes}. A
     * decorator passes the question on, after wrapping what it must control.
     *
     * @param type the interface asked for
     * @param <T> the interface asked for
     * @return this view as that interface, or empty if it cannot
     */
    default <T> Optional<T> capability(Class<T> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }
}
