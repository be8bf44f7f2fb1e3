/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.util.Set;

/**
 * A directory below the root, held open: every name is looked up in this very directory, wherever it is by now, so
 * nobody can put a link on its way any more.
 */
final class HandleDirectory implements Directory {
    private final PathDirectory root;
    private final Path where;
    private final SecureDirectoryStream<Path> handle;

    HandleDirectory(PathDirectory root, Path where, SecureDirectoryStream<Path> handle) {
        this.root = root;
        this.where = where;
        this.handle = handle;
    }

    @Override
    public Path where() {
        return where;
    }

    SecureDirectoryStream<Path> handle() {
        return handle;
    }

    @Override
    public Class<? extends BasicFileAttributeView> attributeType() {
        return root.attributeType();
    }

    @Override
    public <V extends FileAttributeView> V attributes(Path name, Class<V> type) {
        return handle.getFileAttributeView(name, type, NOFOLLOW_LINKS);
    }

    @Override
    public Directory enter(Path name) throws IOException {
        return new HandleDirectory(root, where.resolve(name), handle.newDirectoryStream(name, NOFOLLOW_LINKS));
    }

    @Override
    public SeekableByteChannel open(Path name, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        return handle.newByteChannel(name, Directory.withoutFollowing(options), attributes);
    }

    @Override
    public DirectoryStream<Path> entries() {
        return handle;
    }

    @Override
    public void makeDirectory(Path name) throws IOException {
        StagedEntry.make(root, this, name, Files::createDirectory);
    }

    @Override
    public void makeLink(Path name, Path target) throws IOException {
        StagedEntry.make(root, this, name, where -> Files.createSymbolicLink(where, target));
    }

    @Override
    public void deleteFile(Path name) throws IOException {
        handle.deleteFile(name);
    }

    @Override
    public void deleteDirectory(Path name) throws IOException {
        handle.deleteDirectory(name);
    }

    @Override
    public void move(Path name, Directory to, Path newName) throws IOException {
        if (to instanceof HandleDirectory other) {
            handle.move(name, other.handle, newName);
            return;
        }
        try (SecureDirectoryStream<Path> other = root.openHandle()) {
            handle.move(name, other, newName);
        }
    }

    @Override
    public void close() throws IOException {
        handle.close();
    }
}
