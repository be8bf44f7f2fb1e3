/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import io.ftps.command.Next.Opener;
import io.ftps.file.IncomingFile;
import io.netty.buffer.ByteBuf;
import io.netty.channel.FixedRecvByteBufAllocator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes from the client. What one read of the socket gave is written by a worker; only then the socket is read again, so
 * memory is bounded and a slow disk pushes back by itself. The file is committed when the client has said that it sent
 * everything, and never otherwise.
 */
final class ReceiveTransfer extends Transfer {
    private static final int PIECE_BYTES = 64 * 1024;
    private static final int LEAST_PIECE_BYTES = 1024;

    private final Opener<IncomingFile> opener;
    private List<ByteBuf> received = new ArrayList<>();
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
        List<ByteBuf> batch = received;
        received = new ArrayList<>();
        working = true;
        onWorker(
                () -> writeAll(open, batch),
                count -> {
                    progress(count);
                    pausing = true;
                    pace(count, this::paused);
                    worked();
                },
                this::workFailed);
    }

    private void paused() {
        pausing = false;
        goOn();
    }

    private static long writeAll(IncomingFile open, List<ByteBuf> batch) throws IOException {
        long count = 0;
        try {
            for (ByteBuf bytes : batch) {
                count += bytes.readableBytes();
                open.write(bytes.nioBuffer());
            }
            return count;
        } finally {
            batch.forEach(ByteBuf::release);
        }
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
        received.forEach(ByteBuf::release);
        received.clear();
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
