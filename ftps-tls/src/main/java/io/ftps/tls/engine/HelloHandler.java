/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ClientHello;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslClientHelloHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ClientHello, has the identity chosen elsewhere, and gives its place and all bytes to an {@code SslHandler}.
 * Failures leave as Netty's own handshake event, which {@link HandshakeWatcher} behind it translates.
 */
final class HelloHandler extends SslClientHelloHandler<Choice> {
    /** What may wait here while the selector thinks: a client says no more than its hello before it gets an answer. */
    private static final int MAX_WAITING_BYTES = 128 * 1024;

    private enum Phase {
        READING,
        CHOOSING,
        DONE
    }

    private final ServerConnection connection;
    private final HandshakeWatcher watcher = new HandshakeWatcher();
    private Phase phase = Phase.READING;

    HelloHandler(ServerConnection connection) {
        this.connection = connection;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        ctx.pipeline().addAfter(ctx.name(), null, watcher);
        readMore(ctx);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        ctx.fireChannelActive();
        readMore(ctx);
    }

    /** Replaces the decoder's own way, which would go on reading while the selector thinks. */
    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        readMore(ctx);
    }

    private void readMore(ChannelHandlerContext ctx) {
        if (phase == Phase.READING && ctx.channel().isActive()) {
            ctx.read();
        }
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        switch (phase) {
            case READING -> decodeHello(ctx, in, out);
            case CHOOSING -> {
                if (in.readableBytes() > MAX_WAITING_BYTES) {
                    fail(
                            ctx,
                            new HandshakeRefusedException(
                                    TlsAlert.UNEXPECTED_MESSAGE,
                                    "The client sent more than 128 KiB before it was answered."));
                }
            }
            case DONE -> in.skipBytes(in.readableBytes());
        }
    }

    private void decodeHello(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        try {
            super.decode(ctx, in, out);
        } catch (NotSslRecordException | TooLongFrameException e) {
            phase = Phase.DONE; // Netty has fired the failure and closed the channel
        }
    }

    @Override
    protected Future<Choice> lookup(ChannelHandlerContext ctx, @Nullable ByteBuf body) {
        phase = Phase.CHOOSING;
        Promise<Choice> choice = ctx.executor().newPromise();
        if (body == null) {
            return choice.setFailure(new NotSslRecordException(HandshakeFaults.NOT_TLS));
        }
        try {
            ClientHello hello = ClientHelloDecoder.decode(body, connection.origin());
            connection.choose(hello, choice);
        } catch (HandshakeRefusedException e) {
            choice.setFailure(e);
        } catch (RejectedExecutionException e) {
            choice.setFailure(new HandshakeRefusedException(
                    TlsAlert.INTERNAL_ERROR, "No thread is free to choose a certificate.", e));
        }
        return choice;
    }

    @Override
    protected void onLookupComplete(ChannelHandlerContext ctx, Future<Choice> choice) {
        if (phase == Phase.DONE || ctx.isRemoved() || !ctx.channel().isActive()) {
            if (choice.isSuccess()) {
                choice.getNow().context().close();
            }
            return;
        }
        phase = Phase.DONE;
        if (choice.isSuccess()) {
            start(ctx, choice.getNow());
        } else {
            fail(ctx, choice.cause());
        }
    }

    private void start(ChannelHandlerContext ctx, Choice choice) {
        Handshake handshake;
        try {
            handshake = connection.open(choice, ctx.alloc());
        } catch (ClosedChannelException e) {
            fail(ctx, e);
            return;
        }
        watcher.expect(handshake.verdict());
        ctx.pipeline().replace(this, ctx.name(), handshake.handler());
    }

    private void fail(ChannelHandlerContext ctx, Throwable cause) {
        phase = Phase.DONE;
        ByteBuf waiting = internalBuffer();
        waiting.skipBytes(waiting.readableBytes());
        if (cause instanceof HandshakeRefusedException refused) {
            ctx.writeAndFlush(refused.alert().toRecord(ctx.alloc())).addListener(ChannelFutureListener.CLOSE);
            ctx.fireUserEventTriggered(new SslHandshakeCompletionEvent(cause));
        } else {
            ctx.fireUserEventTriggered(new SslHandshakeCompletionEvent(cause));
            ctx.close();
        }
    }
}
