/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A directory that was reached without following a link, and what can be done with the names in it. Every name is a
 * single one, and no method follows a link that has this name. Exceptions name files of the server: callers restate
 * them with {@link Restated}.
 */
sealed interface Directory extends Closeable permits HandleDirectory, PathDirectory {
    /** Where it was on the server when it was reached; somebody may have moved it since. */
    Path where();

    /** PosixFileAttributeView where the storage has it, else BasicFileAttributeView. */
    Class<? extends BasicFileAttributeView> attributeType();

    <V extends FileAttributeView> V attributes(Path name, Class<V> type);

    Directory enter(Path name) throws IOException;

    SeekableByteChannel open(Path name, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException;

    DirectoryStream<Path> entries() throws IOException;

    void makeDirectory(Path name) throws IOException;

    /** Makes a link that holds this text, whatever it leads to. */
    void makeLink(Path name, Path target) throws IOException;

    void deleteFile(Path name) throws IOException;

    void deleteDirectory(Path name) throws IOException;

    /** Renames in one step; a file that has the new name is replaced. */
    void move(Path name, Directory to, Path newName) throws IOException;

    default Optional<BasicFileAttributes> look(Path name) throws IOException {
        try {
            return Optional.of(attributes(name, attributeType()).readAttributes());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    default void setModified(Path name, Instant time) throws IOException {
        FileTime modified = FileTime.from(time);
        // Without an access time of our own, JDK 17 writes the old one back rounded; nobody reads it.
        attributes(name, BasicFileAttributeView.class).setTimes(modified, modified, null);
    }

    default void setPermissions(Path name, Set<PosixFilePermission> permissions) throws IOException {
        attributes(name, PosixFileAttributeView.class).setPermissions(permissions);
    }

    /** Puts the names themselves on the disk, where the system opens a directory like a file; others need no such step. */
    default void force() throws IOException {
        Path self = where().getFileSystem().getPath(".");
        try (SeekableByteChannel channel = open(self, Set.of(READ))) {
            if (channel instanceof FileChannel file) {
                file.force(true);
            }
        } catch (FileSystemException e) {
            // A file system that opens no directory this way has its own rules for when a rename is durable.
        }
    }

    /** The options given, and the one that keeps the last name from being followed. */
    static Set<OpenOption> withoutFollowing(Set<? extends OpenOption> options) {
        Set<OpenOption> all = new HashSet<>(options);
        all.add(NOFOLLOW_LINKS);
        return all;
    }
}
