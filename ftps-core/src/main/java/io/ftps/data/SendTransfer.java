/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import io.ftps.command.Next.Opener;
import io.ftps.command.ReplyCode;
import io.ftps.file.FileSource;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to the client. A worker reads a batch while the batch before it is sent; the loop sends one chunk a turn and the next
 * when that one is in the socket, so memory is bounded and slow peers push back by themselves.
 */
final class SendTransfer extends Transfer {
    /** What one turn of the loop encrypts. */
    private static final int CHUNK_BYTES = 64 * 1024;
    /** What one task of a worker reads. */
    private static final int BATCH_BYTES = 128 * 1024;
    /** After this time a task gives what it has, where much must be read to make little: 50 ms. */
    private static final long BATCH_NANOS = 50_000_000;

    private final Opener<FileSource> opener;
    private @Nullable FileSource source;
    private @Nullable ByteBuf sending;
    private @Nullable ByteBuf nextBatch;
    private Runnable afterReading = () -> {};
    private boolean reading;
    private boolean writing;
    private boolean atEnd;

    SendTransfer(Surroundings surroundings, Opener<FileSource> opener) {
        super(surroundings);
        this.opener = opener;
    }

    @Override
    void open() {
        data().channel().read();
        Channel channel = data().channel();
        reading = true;
        onWorker(
                () -> {
                    source = opener.open();
                    return readBatch(source, channel);
                },
                this::batchRead,
                this::readFailed);
    }

    /** What one task read, and whether the source is at its end. */
    private record Batch(ByteBuf bytes, boolean isLast) {}

    private static Batch readBatch(FileSource source, Channel channel) throws IOException {
        ByteBuf batch = channel.alloc().directBuffer(BATCH_BYTES, BATCH_BYTES);
        try {
            ByteBuffer target = batch.internalNioBuffer(0, BATCH_BYTES);
            int start = target.position();
            long begun = System.nanoTime();
            int count = 0;
            while (count >= 0
                    && target.hasRemaining()
                    && (target.position() == start || System.nanoTime() - begun < BATCH_NANOS)) {
                count = source.read(target);
            }
            return new Batch(batch.writerIndex(target.position() - start), count < 0);
        } catch (IOException | RuntimeException e) {
            batch.release();
            throw e;
        }
    }

    private void batchRead(Batch batch) {
        reading = false;
        if (isEnded()) {
            batch.bytes().release();
            afterReading.run();
            return;
        }
        atEnd = batch.isLast();
        nextBatch = batch.bytes();
        send();
    }

    private void readFailed(Throwable failure) {
        reading = false;
        if (isEnded()) {
            afterReading.run();
        } else {
            storageFailed(failure);
        }
    }

    /** Sends the next chunk, if none is on its way. */
    private void send() {
        if (isEnded() || writing) {
            return;
        }
        if (sending == null && !nextSending()) {
            return;
        }
        ByteBuf batch = sending;
        if (batch == null) {
            return;
        }
        int count = Math.min(batch.readableBytes(), piece(CHUNK_BYTES));
        boolean last = count == batch.readableBytes();
        writing = true;
        ChannelFuture written = data().channel().writeAndFlush(last ? batch : batch.readRetainedSlice(count));
        if (last) {
            sending = null;
        }
        written.addListener(done -> data().channel().eventLoop().execute(() -> written(done.isSuccess(), count)));
    }

    /** Takes the batch that was read, and has the next one read. */
    private boolean nextSending() {
        ByteBuf batch = nextBatch;
        if (batch == null) {
            return false;
        }
        nextBatch = null;
        if (!batch.isReadable()) {
            batch.release();
            complete();
            return false;
        }
        sending = batch;
        if (!atEnd) {
            readNext();
        }
        return true;
    }

    private void readNext() {
        FileSource open = source;
        Channel channel = data().channel();
        if (open != null) {
            reading = true;
            onWorker(() -> readBatch(open, channel), this::batchRead, this::readFailed);
        }
    }

    private void written(boolean success, int count) {
        if (!success) {
            cut(DataChannel.Cut.of("The client closed the data connection."));
            return;
        }
        progress(count);
        if (atEnd && sending == null && nextBatch == null) {
            complete();
        } else {
            pace(count, () -> {
                writing = false;
                send();
            });
        }
    }

    /** A download has nothing to receive; what comes is thrown away. */
    @Override
    public void received(ByteBuf bytes) {
        bytes.release();
    }

    @Override
    public void receivedAll() {
        data().channel().read();
    }

    /** The client may close its side before it has read everything. */
    @Override
    public void ended() {}

    @Override
    public void cut(DataChannel.Cut how) {
        fail(ReplyCode.TRANSFER_ABORTED, "The data connection was closed before the end.", how.reason());
    }

    @Override
    boolean isPublishing() {
        return false;
    }

    @Override
    void release(Runnable whenDone) {
        releaseBuffers();
        afterReading = () -> {
            FileSource open = source;
            if (open != null) {
                onWorker(
                        () -> {
                            open.close();
                            return open;
                        },
                        closed -> {},
                        failed -> {});
            }
            whenDone.run();
        };
        if (!reading) {
            afterReading.run();
        }
    }

    private void releaseBuffers() {
        if (sending != null) {
            sending.release();
            sending = null;
        }
        if (nextBatch != null) {
            nextBatch.release();
            nextBatch = null;
        }
    }
}
