/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Where a walk ended: an open directory, a name in it, and what had this name when it was looked at. The root, which is
 * in no directory, is the name {@code .} in itself. Whoever holds a place closes it.
 */
record Place(FtpPath path, Directory directory, Path name, Optional<BasicFileAttributes> entry) implements Closeable {
    private static final String SELF = ".";

    static Place root(FtpPath path, PathDirectory root) throws IOException {
        Path self = root.where().getFileSystem().getPath(SELF);
        return new Place(path, root, self, Restated.call(path, () -> root.look(self)));
    }

    boolean isRoot() {
        return name.toString().equals(SELF);
    }

    boolean isDirectory() {
        return entry.filter(LocalEntry::isDirectory).isPresent();
    }

    /** Its name on the server; for comparing places, not for opening anything. */
    Path where() {
        return isRoot() ? directory.where() : directory.where().resolve(name);
    }

    BasicFileAttributes requireEntry() throws NoSuchFileException {
        return entry.orElseThrow(() -> Restated.noSuchFile(path.toString()));
    }

    void refuseRoot() throws AccessDeniedException {
        if (isRoot()) {
            throw new AccessDeniedException(path.toString(), null, "the root itself cannot be changed");
        }
    }

    void refuseTaken() throws FileAlreadyExistsException {
        if (entry.isPresent()) {
            throw new FileAlreadyExistsException(path.toString(), null, "exists already");
        }
    }

    /** Insists on a regular file, so that no worker hangs on a pipe and no device is read. */
    BasicFileAttributes requireFile() throws IOException {
        BasicFileAttributes attributes = requireEntry();
        if (LocalEntry.isDirectory(attributes)) {
            throw new IsDirectoryException(path.toString());
        }
        if (!attributes.isRegularFile()) {
            throw new AccessDeniedException(path.toString(), null, "is not a regular file");
        }
        return attributes;
    }

    @Override
    public void close() throws IOException {
        directory.close();
    }
}
