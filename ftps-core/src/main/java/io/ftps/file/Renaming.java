/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Renames by whole paths on file systems of any kind: in one step where they can, else in the steps they have. A file system that
 * only makes a folder of the new name, as that of ZIP files does, is helped where the old one is empty, else stopped with a clear word
 * and nothing is changed.
 *
 * @param mover renames; {@code Files::move}
 */
record Renaming(Mover mover) {
    /** What {@link Files#move} does. */
    @FunctionalInterface
    interface Mover {
        void move(Path from, Path to, CopyOption... options) throws IOException;
    }

    void rename(Path from, Path to) throws IOException {
        boolean isDirectory = Files.isDirectory(from, NOFOLLOW_LINKS);
        try {
            mover.move(from, to, ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException | UnsupportedOperationException e) {
            if (!Files.getFileStore(from).equals(Files.getFileStore(parent(to)))) {
                throw e;
            }
            mover.move(from, to, REPLACE_EXISTING);
        }
        if (isDirectory && Files.exists(from, NOFOLLOW_LINKS)) {
            finish(from, to);
        }
    }

    /** The new folder is there and empty; the old one is to go, if it is empty too. */
    private static void finish(Path from, Path to) throws IOException {
        try {
            Files.delete(from);
        } catch (DirectoryNotEmptyException e) {
            Files.delete(to);
            throw new FileSystemException(
                    from.toString(), null, "this file system cannot rename a folder that holds something");
        }
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }
}
