/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Set;

/**
 * Opens a file where an upload goes on. The machine's own file systems cut it there and write on. Others may know no positions, and
 * may empty what is opened for writing, as that of ZIP files does: there the bytes before the offset are copied to a hidden file that
 * takes the old one's place, and the rest is appended.
 */
final class Resumption {
    private static final int PIECE_BYTES = 64 * 1024;

    private Resumption() {}

    static SeekableByteChannel open(long offset, Place place) throws IOException {
        boolean ofTheMachine = place.name().getFileSystem().equals(FileSystems.getDefault());
        return ofTheMachine ? cut(offset, place) : append(offset, place);
    }

    private static SeekableByteChannel append(long offset, Place place) throws IOException {
        if (place.entry().isPresent()) {
            long size = place.requireEntry().size();
            if (offset > size) {
                throw new OffsetBeyondEndException(place.path().toString(), offset, size);
            }
            if (offset < size) {
                Restated.run(place.path(), () -> shorten(place, offset));
            }
        }
        return open(offset, place, APPEND);
    }

    /** A file that is missing is made for offset 0 only: else a refused REST would leave an empty one. */
    private static SeekableByteChannel open(long offset, Place place, OpenOption way) throws IOException {
        return LocalFiles.open(place, offset == 0 ? Set.of(CREATE, way) : Set.of(way));
    }

    private static SeekableByteChannel cut(long offset, Place place) throws IOException {
        SeekableByteChannel channel = open(offset, place, WRITE);
        try {
            return LocalFiles.startAt(offset, place.path(), channel).truncate(offset);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void shorten(Place place, long length) throws IOException {
        Directory directory = place.directory();
        Path hidden = EngineNames.next(place.name().getFileSystem());
        try {
            copyBeginning(place, hidden, length);
            directory.move(hidden, directory, place.name());
        } catch (IOException | RuntimeException e) {
            if (directory.look(hidden).isPresent()) {
                directory.deleteFile(hidden);
            }
            throw e;
        }
    }

    private static void copyBeginning(Place place, Path hidden, long length) throws IOException {
        try (SeekableByteChannel from = place.directory().open(place.name(), Set.of(READ));
                SeekableByteChannel to = place.directory()
                        .open(hidden, Set.of(WRITE, CREATE_NEW), AtomicUpload.attributesLike(place.entry()))) {
            ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
            long left = length;
            while (left > 0 && from.read(piece.limit((int) Math.min(left, PIECE_BYTES))) > 0) {
                left -= piece.flip().remaining();
                while (piece.hasRemaining()) {
                    to.write(piece);
                }
                piece.clear();
            }
        }
    }
}
