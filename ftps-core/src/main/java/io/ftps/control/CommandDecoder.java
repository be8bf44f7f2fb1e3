/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.wire.LineBuffer;
import io.ftps.wire.ReceivedLine;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;

/**
 * Gives one line for each {@code read()}: first from the bytes it holds, then from the socket. So a session has one command in
 * flight, those behind it wait in order, and what is not asked for stays bytes: nothing is behind AUTH when this is empty.
 */
final class CommandDecoder extends ChannelDuplexHandler {
    private final LineBuffer lines;
    private boolean asked;
    private boolean delivering;
    private boolean discarding;

    CommandDecoder(LineBuffer lines) {
        this.lines = lines;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Whether a line's handler is running. */
    boolean isDelivering() {
        return delivering;
    }

    /** From now on what comes is thrown away, so that a connection that is closing takes no memory. */
    void discard() {
        discarding = true;
        lines.release();
    }

    @Override
    public void read(ChannelHandlerContext ctx) {
        asked = true;
        if (!delivering) {
            deliver(ctx);
            if (asked) {
                ctx.read();
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (discarding) {
            ReferenceCountUtil.release(message);
            return;
        }
        lines.add((ByteBuf) message, ctx.alloc());
        if (!delivering) {
            deliver(ctx);
        }
    }

    /** A line's handler may ask for the next line at once: a loop serves it, so that many lines do not nest. */
    private void deliver(ChannelHandlerContext ctx) {
        delivering = true;
        try {
            while (asked) {
                Optional<ReceivedLine> line = lines.next();
                if (line.isEmpty()) {
                    return;
                }
                asked = false;
                ctx.fireChannelRead(line.get());
            }
        } finally {
            delivering = false;
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (asked) {
            ctx.read();
        }
        ctx.fireChannelReadComplete();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        lines.release();
    }
}
