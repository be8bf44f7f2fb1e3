/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ClientHello;
import io.ftps.tls.ConnectionOrigin;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
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
 * Reads the ClientHello, has it answered, maybe elsewhere, and gives its place and all bytes to an {@code SslHandler}.
 * Failures leave as Netty's own handshake event, which {@link HandshakeWatcher} behind it translates.
 *
 * @param <T> the answer, from which the handshake is begun
 */
abstract class HelloHandler<T> extends SslClientHelloHandler<T> {
    /** What may wait here while the selector thinks: a client says no more than its hello before it gets an answer. */
    private static final int MAX_WAITING_BYTES = 128 * 1024;

    private enum Phase {
        READING,
        CHOOSING,
        DONE
    }

    private final ConnectionOrigin origin;
    private final HandshakeWatcher watcher = new HandshakeWatcher();
    private Phase phase = Phase.READING;

    HelloHandler(ConnectionOrigin origin) {
        this.origin = origin;
    }

    /** Checks the hello, and keeps the promise then or later. */
    abstract void answer(ChannelHandlerContext ctx, ClientHello hello, Promise<T> answer)
            throws HandshakeRefusedException;

    /** Makes the engine, on the event loop. */
    abstract Handshake open(T answer, ByteBufAllocator allocator) throws ClosedChannelException;

    /** The channel has gone before its hello was answered: gives back what the answer holds. */
    abstract void discard(T answer);

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
    protected Future<T> lookup(ChannelHandlerContext ctx, @Nullable ByteBuf body) {
        phase = Phase.CHOOSING;
        Promise<T> choice = ctx.executor().newPromise();
        if (body == null) {
            return choice.setFailure(new NotSslRecordException(HandshakeFaults.NOT_TLS));
        }
        try {
            answer(ctx, ClientHelloDecoder.decode(body, origin), choice);
        } catch (HandshakeRefusedException e) {
            choice.setFailure(e);
        } catch (RejectedExecutionException e) {
            choice.setFailure(new HandshakeRefusedException(
                    TlsAlert.INTERNAL_ERROR, "No thread is free to choose a certificate.", e));
        }
        return choice;
    }

    @Override
    protected void onLookupComplete(ChannelHandlerContext ctx, Future<T> choice) {
        if (phase == Phase.DONE || ctx.isRemoved() || !ctx.channel().isActive()) {
            if (choice.isSuccess()) {
                discard(choice.getNow());
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

    private void start(ChannelHandlerContext ctx, T answer) {
        Handshake handshake;
        try {
            handshake = open(answer, ctx.alloc());
        } catch (ClosedChannelException e) {
            fail(ctx, e);
            return;
        }
        watcher.expect(handshake.verdict());
        beforeReplaced(ctx, handshake);
        ctx.pipeline().replace(this, ctx.name(), handshake.handler());
    }

    /** The last moment at which a handler can be put between the socket and the {@code SslHandler}. */
    void beforeReplaced(ChannelHandlerContext ctx, Handshake handshake) {
        // the main channel needs none
    }

    final void fail(ChannelHandlerContext ctx, Throwable cause) {
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
