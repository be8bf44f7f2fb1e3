/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A directory known by its path. The root is one: nobody but the operator can exchange what leads to it, so names right
 * in it need no open handle, and a file there costs four system calls less. Below the root only views that tolerate
 * races have it.
 */
final class PathDirectory implements Directory {
    /** Whether a directory can be exchanged for a link between the check and the use of a name in it. */
    enum LinkRaces {
        RULED_OUT,
        TOLERATED
    }

    private final Path where;
    private final Path alias;
    private final LinkRaces races;
    private final Class<? extends BasicFileAttributeView> attributeType;

    private PathDirectory(
            Path where, Path alias, LinkRaces races, Class<? extends BasicFileAttributeView> attributeType) {
        this.where = where;
        this.alias = alias;
        this.races = races;
        this.attributeType = attributeType;
    }

    /** The root of a view: its real path, in which nothing is a link, and the name the operator has for it. */
    static PathDirectory root(Path given, LinkRaces races) throws IOException {
        Path real = given.toRealPath();
        boolean posix = real.getFileSystem().supportedFileAttributeViews().contains("posix");
        return new PathDirectory(
                real,
                given.toAbsolutePath().normalize(),
                races,
                posix ? PosixFileAttributeView.class : BasicFileAttributeView.class);
    }

    /** What holds this directory: a device's number, or the directory itself where there are no such numbers. */
    Object device() throws IOException {
        return where.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? Files.getAttribute(where, "unix:dev")
                : where;
    }

    /** How many names of an absolute path lead to this directory; empty if the path does not begin with it. */
    OptionalInt namesAbove(Path absolute) {
        return Stream.of(where, alias)
                .filter(absolute::startsWith)
                .mapToInt(Path::getNameCount)
                .findFirst();
    }

    @Override
    public Path where() {
        return where;
    }

    @Override
    public Class<? extends BasicFileAttributeView> attributeType() {
        return attributeType;
    }

    @Override
    public <V extends FileAttributeView> V attributes(Path name, Class<V> type) {
        return Files.getFileAttributeView(where.resolve(name), type, NOFOLLOW_LINKS);
    }

    @Override
    public Directory enter(Path name) throws IOException {
        Path inside = where.resolve(name);
        if (races == LinkRaces.TOLERATED) {
            return new PathDirectory(inside, inside, races, attributeType);
        }
        try (SecureDirectoryStream<Path> handle = openHandle()) {
            return new HandleDirectory(this, inside, handle.newDirectoryStream(name, NOFOLLOW_LINKS));
        }
    }

    /** Opens this directory; fails where the file system looks names up by whole paths only. */
    SecureDirectoryStream<Path> openHandle() throws IOException {
        DirectoryStream<Path> entries = entries();
        if (entries instanceof SecureDirectoryStream<Path> handle) {
            return handle;
        }
        entries.close();
        throw new FileSystemException(
                where.toString(),
                null,
                "this file system has no SecureDirectoryStream, so a folder could be exchanged for a link while it is"
                        + " used; LocalFiles.dangerouslyWithLinkRaces accepts that");
    }

    @Override
    public SeekableByteChannel open(Path name, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Path file = where.resolve(name);
        try {
            return Files.newByteChannel(file, Directory.withoutFollowing(options), attributes);
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            if (races == LinkRaces.RULED_OUT) {
                throw e;
            }
            return Files.newByteChannel(file, options, attributes); // it knows no links, as in a ZIP file
        }
    }

    @Override
    @SuppressWarnings("StreamResourceLeak") // the caller closes it
    public DirectoryStream<Path> entries() throws IOException {
        return Files.newDirectoryStream(where);
    }

    @Override
    public void makeDirectory(Path name) throws IOException {
        Files.createDirectory(where.resolve(name));
    }

    @Override
    public void makeLink(Path name, Path target) throws IOException {
        try {
            Files.createSymbolicLink(where.resolve(name), target);
        } catch (UnsupportedOperationException e) {
            throw new FileSystemException(where.resolve(name).toString(), null, "this file system has no links");
        }
    }

    @Override
    public void deleteFile(Path name) throws IOException {
        Files.delete(where.resolve(name));
    }

    @Override
    public void deleteDirectory(Path name) throws IOException {
        Files.delete(where.resolve(name));
    }

    @Override
    public void move(Path name, Directory to, Path newName) throws IOException {
        if (to instanceof HandleDirectory other) {
            try (SecureDirectoryStream<Path> handle = openHandle()) {
                handle.move(name, other.handle(), newName);
            }
        } else if (races == LinkRaces.TOLERATED) {
            new Renaming(Files::move).rename(where.resolve(name), to.where().resolve(newName));
        } else {
            Files.move(where.resolve(name), to.where().resolve(newName), ATOMIC_MOVE, REPLACE_EXISTING);
        }
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
