/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import io.ftps.file.LocalFiles.Durability;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.util.Optional;

/** The bytes of an upload on their way into an open file, and whether all of them got there. */
final class UploadBytes implements Closeable {
    private enum State {
        OPEN,
        FAILED,
        FINISHED
    }

    private final FtpPath path;
    private final PathDirectory root;
    private final SeekableByteChannel channel;
    private final Durability durability;
    private State state = State.OPEN;

    UploadBytes(FtpPath path, PathDirectory root, SeekableByteChannel channel, Durability durability) {
        this.path = path;
        this.root = root;
        this.channel = channel;
        this.durability = durability;
    }

    void write(ByteBuffer source) throws IOException {
        requireOpen();
        int wanted = source.remaining();
        state = State.FAILED;
        try {
            while (source.hasRemaining()) {
                channel.write(source);
            }
        } catch (IOException e) {
            throw explain(e, wanted);
        }
        state = State.OPEN;
    }

    /** Puts everything into the file, and on the disk if so told; after this the file is whole. */
    void finish() throws IOException {
        requireOpen();
        state = State.FAILED;
        try {
            if (durability == Durability.FORCE_TO_DISK && channel instanceof FileChannel file) {
                file.force(true);
            }
            channel.close();
        } catch (IOException e) {
            throw explain(e, 1);
        }
        state = State.FINISHED;
    }

    private void requireOpen() {
        if (state != State.OPEN) {
            throw new IllegalStateException("Upload of " + path + " is " + state
                    + " (expected: OPEN); after a failure or a commit nothing but discard is left.");
        }
    }

    /** The words depend on the system and its language, so the storage itself is asked too. */
    private IOException explain(IOException e, int wanted) throws IOException {
        String file = path.toString();
        Optional<FileSystemException> explained = Restated.lackOfRoom(file, String.valueOf(e.getMessage()));
        if (explained.isEmpty() && Files.getFileStore(root.where()).getUsableSpace() < wanted) {
            explained = Optional.of(new StorageFullException(file));
        }
        explained.ifPresent(told -> told.initCause(e));
        return explained.isPresent() ? explained.get() : e;
    }

    /** Ends the upload in any state; the file keeps what was written. */
    @Override
    public void close() throws IOException {
        if (state == State.OPEN) {
            state = State.FAILED;
        }
        channel.close();
    }
}
