/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.control.HandshakePermits.Permit;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A handshake's turn: from the client's whole hello, which is held back until there is a place, to our answer to it. In between
 * the server works; who says nothing, or half of it, or does not go on behind our answer, keeps nobody waiting. Goes with the
 * answer.
 */
final class HandshakeTurn extends ChannelDuplexHandler {
    private static final int HANDSHAKE = 22;
    private static final int HEADER_BYTES = 5;
    private static final int LENGTH_OFFSET = 3;

    private final HandshakePermits permits;
    private final InetAddress client;
    private @Nullable ByteBuf held;
    private @Nullable Permit permit;
    private boolean granted;

    HandshakeTurn(HandshakePermits permits, InetAddress client) {
        this.permits = permits;
        this.client = client;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object bytes) {
        if (granted) {
            ctx.fireChannelRead(bytes);
            return;
        }
        ByteBuf hello = held == null
                ? (ByteBuf) bytes
                : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(ctx.alloc(), held, (ByteBuf) bytes);
        held = hello;
        if (permit == null && isWhole(hello)) {
            permit = permits.request(client, () -> ctx.executor().execute(() -> granted(ctx)));
        }
    }

    /** Whether this is a record from its first byte to its last, or none of a handshake, which TLS will refuse. RFC 8446, 5.1. */
    private static boolean isWhole(ByteBuf hello) {
        int start = hello.readerIndex();
        if (hello.getByte(start) != HANDSHAKE) {
            return true;
        }
        int size = hello.readableBytes();
        return size >= HEADER_BYTES && size >= HEADER_BYTES + hello.getUnsignedShort(start + LENGTH_OFFSET);
    }

    private void granted(ChannelHandlerContext ctx) {
        granted = true;
        ByteBuf hello = held;
        held = null;
        if (hello != null) {
            ctx.fireChannelRead(hello);
            ctx.fireChannelReadComplete();
        }
    }

    /** Whoever hears that a read is complete asks for the next one. */
    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (granted || permit == null) {
            ctx.fireChannelReadComplete();
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object answer, ChannelPromise promise) {
        ctx.write(answer, promise);
        ctx.pipeline().remove(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        ctx.fireChannelInactive();
        giveBack();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        giveBack();
    }

    private void giveBack() {
        ReferenceCountUtil.release(held);
        held = null;
        if (permit != null) {
            permit.close();
        }
    }
}
