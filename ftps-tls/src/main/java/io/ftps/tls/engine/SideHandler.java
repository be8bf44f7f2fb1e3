/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Gives its place to an {@code SslHandler} of the main channel's context, as soon as a resumption can be told from a full
 * handshake. Bytes that come earlier wait in here; a {@link ByteToMessageDecoder} hands them over when it is replaced.
 */
final class SideHandler extends ByteToMessageDecoder {
    private final ServerConnection connection;
    private final HandshakeWatcher watcher = new HandshakeWatcher();

    SideHandler(ServerConnection connection) {
        this.connection = connection;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        ctx.pipeline().addAfter(ctx.name(), null, watcher);
        start(ctx);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ctx.fireChannelActive();
        start(ctx);
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        // everything is for the SslHandler
    }

    private void start(ChannelHandlerContext ctx) {
        if (ctx.isRemoved() || !ctx.channel().isActive()) {
            return;
        }
        try {
            connection
                    .openSide(ctx.alloc())
                    .ifPresentOrElse(
                            handshake -> replace(ctx, handshake),
                            () -> ctx.executor().schedule(() -> start(ctx), 1, TimeUnit.MILLISECONDS));
        } catch (ClosedChannelException e) {
            ctx.fireUserEventTriggered(new SslHandshakeCompletionEvent(e));
            ctx.close();
        }
    }

    /** The read goes out before the new handler is there, which would take it for the caller's and ask once more. */
    private void replace(ChannelHandlerContext ctx, Handshake handshake) {
        watcher.expect(handshake.proof());
        ctx.read();
        ctx.pipeline().addBefore(ctx.name(), null, new HeldTickets(handshake.handler()));
        ctx.pipeline().replace(this, ctx.name(), handshake.handler());
    }
}
