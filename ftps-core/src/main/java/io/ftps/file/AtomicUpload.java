/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.ftps.file.LocalFiles.Durability;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * An upload that nobody sees before it is whole: written under a hidden name beside its target, in the directory that
 * was checked and stays open, then renamed. So it meets the same file system, the same default permissions and the same
 * disk as its target, and a link put in the target's place meanwhile is replaced, not followed.
 */
final class AtomicUpload implements IncomingFile {
    private enum Outcome {
        PENDING,
        PUBLISHED,
        REMOVED
    }

    private final Place target;
    private final Path hidden;
    private final UploadBytes bytes;
    private final Durability durability;
    private Outcome outcome = Outcome.PENDING;

    private AtomicUpload(Place target, Path hidden, UploadBytes bytes, Durability durability) {
        this.target = target;
        this.hidden = hidden;
        this.bytes = bytes;
        this.durability = durability;
    }

    /** Opens an upload that closes the place when it ends; while this method fails the place stays the caller's. */
    static AtomicUpload open(Place target, LocalFiles files, Durability durability) throws IOException {
        Path hidden = EngineNames.next(target.name().getFileSystem());
        FileAttribute<?>[] attributes = attributesLike(target.entry());
        SeekableByteChannel channel = Restated.call(
                target.path(), () -> target.directory().open(hidden, Set.of(WRITE, CREATE_NEW), attributes));
        return new AtomicUpload(target, hidden, files.upload(target.path(), channel), durability);
    }

    /** What a new file is made with that takes the place of another. */
    static FileAttribute<?>[] attributesLike(Optional<BasicFileAttributes> entry) {
        return permissions(entry).stream()
                .map(PosixFilePermissions::asFileAttribute)
                .toArray(FileAttribute<?>[]::new);
    }

    private static Optional<Set<PosixFilePermission>> permissions(Optional<BasicFileAttributes> entry) {
        return entry.filter(PosixFileAttributes.class::isInstance)
                .map(attributes -> ((PosixFileAttributes) attributes).permissions());
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        bytes.write(source);
    }

    @Override
    public void commit() throws IOException {
        bytes.finish();
        try {
            Restated.run(target.path(), this::publish);
        } catch (FileSystemException e) {
            throw explain(e);
        }
        outcome = Outcome.PUBLISHED;
        target.close();
    }

    private void publish() throws IOException {
        Directory directory = target.directory();
        keepPermissions(directory);
        directory.move(hidden, directory, target.name());
        if (durability == Durability.FORCE_TO_DISK) {
            directory.force();
        }
    }

    private FileSystemException explain(FileSystemException e) throws IOException {
        return target.directory()
                        .look(target.name())
                        .filter(LocalEntry::isDirectory)
                        .isPresent()
                ? new IsDirectoryException(target.path().toString())
                : e;
    }

    /** What the umask took from the permissions of the old file is given back. */
    private void keepPermissions(Directory directory) throws IOException {
        Optional<Set<PosixFilePermission>> old = permissions(target.entry());
        if (old.isPresent() && !old.equals(permissions(directory.look(hidden)))) {
            directory.setPermissions(hidden, old.get());
        }
    }

    /** An empty file would be of no use to anybody. */
    @Override
    public boolean keep() throws IOException {
        bytes.close();
        if (outcome != Outcome.PENDING || !isWorthKeeping(target.directory())) {
            discard();
            return false;
        }
        try {
            Restated.run(target.path(), () -> target.directory().move(hidden, target.directory(), target.name()));
        } catch (FileSystemException e) {
            discard();
            throw e;
        }
        outcome = Outcome.PUBLISHED;
        target.close();
        return true;
    }

    private boolean isWorthKeeping(Directory directory) throws IOException {
        return target.entry().isEmpty()
                && directory.look(target.name()).isEmpty()
                && directory.look(hidden).filter(file -> file.size() > 0).isPresent();
    }

    @Override
    public void discard() throws IOException {
        if (outcome != Outcome.PENDING) {
            return;
        }
        outcome = Outcome.REMOVED;
        try (Place place = target;
                bytes) {
            Restated.run(place.path(), () -> place.directory().deleteFile(hidden));
        } catch (NoSuchFileException e) {
            // Somebody tidied up before us.
        }
    }
}
