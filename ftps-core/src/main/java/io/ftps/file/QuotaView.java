/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import io.ftps.auth.Quota;
import io.ftps.file.FileInfo.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A view in which a user may store so many bytes and files and no more. An upload that goes beyond ends with {@link
 * QuotaExceededException}, and nothing of it is published unless it was written in place. The engine puts it around the view of
 * every user who has a quota. As thread-safe as the view inside. The catch: two commands of one user that replace or remove the
 * same file at the same moment may be counted wrong; and folders are not counted. Links cannot be made.
 */
public final class QuotaView extends ViewDecorator {
    private final Quota quota;
    private final Usage usage;

    private QuotaView(FileSystemView files, Quota quota, Usage usage) {
        super(files);
        this.quota = quota;
        this.usage = usage;
    }

    /**
     * Puts bounds around a view.
     *
     * @param files what there is
     * @param quota how much may be there
     * @param usage shared by all sessions of the user
     * @return a view that counts before its first change
     */
    public static FileSystemView of(FileSystemView files, Quota quota, Usage usage) {
        return new QuotaView(files, quota, usage);
    }

    /** Bytes of the file of that name; empty if there is none. */
    private Optional<Long> stored(FtpPath path) throws IOException {
        try {
            return Optional.of(stat(path))
                    .filter(info -> info.kind() == Kind.FILE)
                    .map(FileInfo::size);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public IncomingFile write(FtpPath path, WriteMode mode) throws IOException {
        usage.count(files());
        Optional<Long> old = stored(path);
        check(path, mode, old);
        IncomingFile file = super.write(path, mode);
        CountedUpload counted = new CountedUpload(file, path, mode);
        if (!counted.begin(old)) {
            file.discard();
            throw new QuotaExceededException(path.toString());
        }
        return counted;
    }

    private void check(FtpPath path, WriteMode mode, Optional<Long> old) throws QuotaExceededException {
        if (!usage.hasRoom(quota, freed(mode, old), old.isPresent() ? 0 : 1)) {
            throw new QuotaExceededException(path.toString());
        }
    }

    /** What an upload takes away from what is there. */
    private static long freed(WriteMode mode, Optional<Long> old) {
        long size = old.orElse(0L);
        if (mode instanceof WriteMode.ResumeAt resume) {
            return Math.max(0, size - resume.offset());
        }
        return mode instanceof WriteMode.Replace ? size : 0;
    }

    /** An upload whose bytes count as they come. */
    private final class CountedUpload implements IncomingFile {
        private final IncomingFile file;
        private final FtpPath path;
        private final WriteMode mode;
        /** What commit takes away: the file that is replaced. */
        private long replaced;

        private long added;
        private long addedFiles;
        private boolean over;

        CountedUpload(IncomingFile file, FtpPath path, WriteMode mode) {
            this.file = file;
            this.path = path;
            this.mode = mode;
        }

        private boolean isInPlace() {
            return !(mode instanceof WriteMode.Replace);
        }

        /** Takes a place among the files, and gives back what is cut off. */
        boolean begin(Optional<Long> old) {
            if (isInPlace()) {
                usage.remove(freed(mode, old), 0);
            } else {
                replaced = old.orElse(0L);
            }
            if (old.isEmpty()) {
                addedFiles = 1;
                return usage.addFile(quota);
            }
            return true;
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            int count = bytes.remaining();
            if (!usage.addBytes(count, room())) {
                throw new QuotaExceededException(path.toString());
            }
            added += count;
            file.write(bytes);
        }

        /** While it comes in, a file may be as large as if the one it replaces were gone. */
        private Quota room() {
            return quota.bytes().isEmpty()
                    ? quota
                    : new Quota(OptionalLong.of(quota.bytes().getAsLong() + replaced), quota.files());
        }

        @Override
        public void commit() throws IOException {
            file.commit();
            over = true;
            usage.remove(replaced, 0);
        }

        /** What was written in place stays, and counts. */
        @Override
        public void discard() throws IOException {
            if (!over && !isInPlace()) {
                usage.remove(added, addedFiles);
            }
            over = true;
            file.discard();
        }

        @Override
        public boolean keep() throws IOException {
            boolean kept = file.keep();
            over |= kept;
            discard();
            return kept;
        }
    }

    @Override
    public void delete(FtpPath path) throws IOException {
        usage.count(files());
        Optional<Long> old = stored(path);
        super.delete(path);
        old.ifPresent(size -> usage.remove(size, 1));
    }

    @Override
    public void rename(FtpPath from, FtpPath to) throws IOException {
        usage.count(files());
        Optional<Long> replaced = from.equals(to) ? Optional.empty() : stored(to);
        super.rename(from, to);
        replaced.ifPresent(size -> usage.remove(size, 1));
    }

    @Override
    public <T> Optional<T> capability(Class<T> type) {
        if (type == UploadRoom.class) {
            return Optional.of(type.cast((UploadRoom) this::checkRoom));
        }
        if (type == SymbolicLinks.class) {
            return Optional.empty();
        }
        Optional<T> inside = super.capability(type);
        return type == FreeSpace.class
                ? inside.map(FreeSpace.class::cast).map(this::within).map(type::cast)
                : inside;
    }

    private void checkRoom(FtpPath path, WriteMode mode) throws IOException {
        usage.count(files());
        check(path, mode, stored(path));
    }

    /** What the disk has left, or the quota, if that is less. */
    private FreeSpace within(FreeSpace disk) {
        return directory -> {
            usage.count(files());
            return Math.min(disk.freeBytes(directory), usage.room(quota));
        };
    }
}
