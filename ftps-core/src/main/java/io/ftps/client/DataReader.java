/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Keeps what a data connection brings until another thread has taken it, and asks for more only then. */
final class DataReader extends ChannelInboundHandlerAdapter {
    /** Bytes that may wait before no more are asked for. */
    static final int MAX_WAITING_BYTES = 512 * 1024;

    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private boolean ended;

    /** What comes, one after the other. */
    sealed interface Piece {
        /** Some bytes, which are the taker's. */
        record Bytes(ByteBuf content) implements Piece {}

        /** Nothing comes any more, and the server said so. */
        record End() implements Piece {}

        /** Nothing comes any more. */
        record Broken(IOException why) implements Piece {}
    }

    /** The next piece. Blocks, so never on the loop. */
    Piece next(Channel channel, Duration patience) throws IOException {
        @Nullable Piece piece = Waiting.poll(pieces, patience);
        if (piece == null) {
            throw new IOException("The data connection stands still for " + patience.toSeconds() + " seconds.");
        }
        if (piece instanceof Piece.Bytes bytes) {
            long before = waiting.getAndAdd(-bytes.content().readableBytes());
            if (before >= MAX_WAITING_BYTES) {
                channel.read();
            }
        } else {
            pieces.add(piece); // whoever asks again hears the same
        }
        return piece;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf content = (ByteBuf) message;
        waiting.addAndGet(content.readableBytes());
        pieces.add(new Piece.Bytes(content));
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (waiting.get() < MAX_WAITING_BYTES) {
            ctx.read();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslCloseCompletionEvent close && close.isSuccess()) {
            end(new Piece.End());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        end(new Piece.Broken(
                new IOException("The data connection ended without a close_notify of TLS: what came may not be all.")));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        end(new Piece.Broken(new IOException("The data connection broke: " + cause.getMessage(), cause)));
        ctx.close();
    }

    private void end(Piece last) {
        if (!ended) {
            ended = true;
            pieces.add(last);
        }
    }

    /** Gives back what nobody took. After the channel is closed. */
    void release() {
        for (Piece piece = pieces.poll(); piece != null; piece = pieces.poll()) {
            if (piece instanceof Piece.Bytes bytes) {
                bytes.content().release();
            }
        }
    }
}
