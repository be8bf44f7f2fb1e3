/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import io.ftps.command.Next.Opener;
import io.ftps.file.IncomingFile;
import io.ftps.wire.DeflatedIncoming;
import io.netty.buffer.ByteBuf;
import io.netty.channel.FixedRecvByteBufAllocator;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Bytes from the client. What one read of the socket gave is written by a worker; only then the socket is read again, so
 * memory is bounded and a slow disk pushes back by itself. The file is committed when the client has said that it sent
 * everything, and never otherwise.
 */
final class ReceiveTransfer extends Transfer {
    private static final int PIECE_BYTES = 64 * 1024;
    private static final int LEAST_PIECE_BYTES = 1024;
    /** After this time a task leaves the rest to the next one, where much is to be written of little: 50 ms. */
    private static final long BATCH_NANOS = 50_000_000;

    private final Opener<IncomingFile> opener;
    private Deque<ByteBuf> received = new ArrayDeque<>();
    private @Nullable IncomingFile file;
    private Runnable afterWork = () -> {};
    private boolean working;
    private boolean pausing;
    private boolean peerEnded;
    private boolean committing;
    private boolean committed;

    ReceiveTransfer(Surroundings surroundings, Opener<IncomingFile> opener) {
        super(surroundings);
        this.opener = opener;
    }

    @Override
    void open() {
        readInPieces();
        working = true;
        onWorker(
                opener::open,
                opened -> {
                    file = opened;
                    worked();
                },
                this::workFailed);
    }

    /** What is read must be waited for, so where the pace is slow it is little. */
    private void readInPieces() {
        int piece = piece(PIECE_BYTES);
        if (piece < PIECE_BYTES) {
            data().channel()
                    .config()
                    .setRecvByteBufAllocator(
                            new FixedRecvByteBufAllocator(Math.max(LEAST_PIECE_BYTES, piece)).maxMessagesPerRead(1));
        }
    }

    @Override
    public void received(ByteBuf bytes) {
        if (isEnded()) {
            bytes.release();
        } else {
            received.add(bytes);
        }
    }

    @Override
    public void receivedAll() {
        goOn();
    }

    @Override
    public void ended() {
        peerEnded = true;
        goOn();
    }

    @Override
    public void cut(DataChannel.Cut how) {
        truncated(how);
    }

    /** The next step, if no worker is busy with this file. */
    private void goOn() {
        IncomingFile open = file;
        if (working || pausing || isEnded() || open == null) {
            return; // the end of the work or of the pause comes here again
        }
        if (received.isEmpty() && peerEnded) {
            commit(open);
        } else if (received.isEmpty()) {
            data().channel().read();
        } else {
            write(open);
        }
    }

    private void write(IncomingFile open) {
        Deque<ByteBuf> batch = received;
        received = new ArrayDeque<>();
        working = true;
        onWorker(
                () -> writeSome(open, batch),
                count -> {
                    putBack(batch);
                    progress(count);
                    pausing = true;
                    pace(count, this::paused);
                    worked();
                },
                failure -> {
                    releaseAll(batch);
                    workFailed(failure);
                });
    }

    private void putBack(Deque<ByteBuf> rest) {
        if (isEnded()) {
            releaseAll(rest);
        } else {
            rest.descendingIterator().forEachRemaining(received::addFirst);
        }
    }

    private void paused() {
        pausing = false;
        goOn();
    }

    /** Takes from the batch what it writes; of a transfer that has ended, or fails, nothing is left. */
    private long writeSome(IncomingFile open, Deque<ByteBuf> batch) throws IOException {
        long begun = System.nanoTime();
        long count = 0;
        boolean goesOn = false;
        try {
            do {
                count += writePiece(open, batch);
            } while (!batch.isEmpty() && !isEnded() && System.nanoTime() - begun < BATCH_NANOS);
            goesOn = !isEnded();
            return count;
        } finally {
            if (!goesOn) {
                releaseAll(batch);
            }
        }
    }

    private static int writePiece(IncomingFile open, Deque<ByteBuf> batch) throws IOException {
        ByteBuf bytes = batch.element();
        int most = open instanceof DeflatedIncoming ? DeflatedIncoming.PIECE_BYTES : PIECE_BYTES;
        int count = Math.min(most, bytes.readableBytes());
        open.write(bytes.nioBuffer(bytes.readerIndex(), count));
        if (!bytes.skipBytes(count).isReadable()) {
            batch.remove().release();
        }
        return count;
    }

    private static void releaseAll(Deque<ByteBuf> batch) {
        batch.forEach(ByteBuf::release);
        batch.clear();
    }

    private void commit(IncomingFile open) {
        working = true;
        committing = true;
        onWorker(
                () -> {
                    open.commit();
                    return open;
                },
                done -> {
                    committed = true;
                    working = false;
                    if (isEnded()) {
                        afterWork.run();
                    } else {
                        complete();
                    }
                },
                this::workFailed);
    }

    private void worked() {
        working = false;
        if (isEnded()) {
            afterWork.run();
        } else {
            goOn();
        }
    }

    private void workFailed(Throwable failure) {
        working = false;
        committing = false;
        if (isEnded()) {
            afterWork.run();
        } else {
            storageFailed(failure);
        }
    }

    @Override
    boolean isPublishing() {
        return committing;
    }

    @Override
    void release(Runnable whenDone) {
        releaseAll(received);
        afterWork = () -> discard(whenDone);
        if (!working) {
            afterWork.run();
        }
    }

    private void discard(Runnable whenDone) {
        IncomingFile open = file;
        if (open == null || committed) {
            whenDone.run();
            return;
        }
        onWorker(
                () -> {
                    open.discard();
                    return open;
                },
                done -> whenDone.run(),
                failed -> whenDone.run());
    }
}
