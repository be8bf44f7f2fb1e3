/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes a directory or a link in an open directory. The JDK makes both by path only, and a path may lead elsewhere by the time it
 * is used. So it is made under a name nobody can guess where no client can exchange what leads to it, and is
 * then moved, handle to handle, in one step.
 *
 * <p>That place is the root. Where the server may not write there, or another file system is mounted below, it is the
 * first directory on the way that serves: what lies above it cannot be renamed by this process or is a mount point. The
 * last resort is the directory itself; if somebody exchanges it for a link in that instant, an empty directory, or
 * a link, appears elsewhere, is taken away again, and the command fails.
 */
final class StagedEntry {
    private StagedEntry() {}

    /** How an entry is made by its whole path. */
    @FunctionalInterface
    interface Maker {
        void make(Path where) throws IOException;
    }

    static void make(PathDirectory root, HandleDirectory parent, Path name, Maker maker) throws IOException {
        int above = root.where().getNameCount();
        int depth = parent.where().getNameCount() - above;
        for (int level = 0; level < depth; level++) {
            try (Directory stage = open(root, parent.where(), level)) {
                makeVia(stage, parent, name, maker);
                return;
            } catch (AccessDeniedException | AtomicMoveNotSupportedException e) {
                // The next directory on the way may serve; if none does, the parent itself says why.
            }
        }
        makeVia(parent, parent, name, maker);
    }

    private static Directory open(PathDirectory root, Path parent, int level) throws IOException {
        Directory stage = root;
        for (int i = 0; i < level; i++) {
            Directory above = stage;
            try (above) {
                stage = above.enter(parent.getName(root.where().getNameCount() + i));
            }
        }
        return stage;
    }

    private static void makeVia(Directory stage, HandleDirectory parent, Path name, Maker maker) throws IOException {
        Path staged = EngineNames.next(name.getFileSystem());
        Path made = stage.where().resolve(staged);
        maker.make(made);
        try {
            stage.move(staged, parent, name);
        } catch (FileSystemException e) {
            Files.deleteIfExists(made);
            throw e;
        }
    }
}
