/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ClientCertificateException;
import io.ftps.tls.TlsOutcome;
import io.ftps.tls.TlsSession;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Promise;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands behind the handler that runs the handshake and fires exactly one outcome. After a handshake that succeeded it
 * leaves the pipeline; after failure it stays, so that no storm of further errors reaches the handlers behind it. What the peer says while its
 * certificate is being judged waits in here.
 */
final class HandshakeWatcher extends ChannelInboundHandlerAdapter {
    /** What may wait here: a peer says no more than a few words before it gets an answer. */
    private static final int MAX_WAITING_BYTES = 128 * 1024;

    private final List<ByteBuf> waiting = new ArrayList<>();
    private int waitingBytes;
    private Verdict verdict = proof -> {
        throw new IllegalStateException("No handshake was begun (expected: a call of expect).");
    };
    private boolean failed;

    /** Says who judges the handshake. */
    void expect(Verdict judge) {
        verdict = judge;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        if (!ctx.channel().isOpen()) {
            fail(ctx, new ClosedChannelException());
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            finished(ctx, handshake);
        } else if (event instanceof ChannelInputShutdownEvent) {
            // With half closure allowed nothing else would ever end this handshake.
            fail(ctx, new ClosedChannelException());
            ctx.close();
        } else if (!(event instanceof SslCompletionEvent)) {
            ctx.fireUserEventTriggered(event);
        }
    }

    private void finished(ChannelHandlerContext ctx, SslHandshakeCompletionEvent handshake) {
        if (!handshake.isSuccess()) {
            fail(ctx, verdict.failed(handshake.cause()));
        } else if (!failed) {
            succeed(ctx);
        }
    }

    private void succeed(ChannelHandlerContext ctx) {
        Promise<TlsSession> proof = ctx.executor().newPromise();
        verdict.succeeded(proof);
        proof.addListener(judged -> {
            if (failed) {
                return; // the channel has closed meanwhile
            }
            if (judged.isSuccess()) {
                leave(ctx, proof.getNow());
            } else if (judged.cause() instanceof ClientCertificateException refusal && verdict.mayBeTold()) {
                refuse(ctx, refusal);
            } else {
                cut(ctx);
                fail(ctx, judged.cause());
            }
        });
    }

    private void leave(ChannelHandlerContext ctx, TlsSession session) {
        List<ByteBuf> first = List.copyOf(waiting);
        waiting.clear();
        ctx.pipeline().remove(this);
        ctx.fireUserEventTriggered(new TlsOutcome.Established(session));
        if (!first.isEmpty()) {
            first.forEach(ctx::fireChannelRead);
            ctx.fireChannelReadComplete();
        }
    }

    /** What the client said before it heard of the refusal is thrown away. */
    private void refuse(ChannelHandlerContext ctx, ClientCertificateException refusal) {
        ctx.pipeline().remove(this);
        ctx.fireUserEventTriggered(new TlsOutcome.Refused(HandshakeFaults.sentence(refusal), refusal));
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        discard();
    }

    /** Closes without a close_notify, which would tell the peer that it has received all there is. */
    private static void cut(ChannelHandlerContext ctx) {
        ctx.channel().unsafe().close(ctx.newPromise());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        waiting.add(bytes);
        waitingBytes += bytes.readableBytes();
        if (failed || waitingBytes > MAX_WAITING_BYTES) {
            discard();
            fail(ctx, new ClientCertificateException("The client sent more than 128 KiB before it was answered."));
            ctx.close();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        // what was read waits
    }

    private void discard() {
        waiting.forEach(ByteBuf::release);
        waiting.clear();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        fail(ctx, cause);
        ctx.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        fail(ctx, new ClosedChannelException());
        ctx.fireChannelInactive();
    }

    private void fail(ChannelHandlerContext ctx, Throwable cause) {
        if (!failed) {
            failed = true;
            ctx.fireUserEventTriggered(new TlsOutcome.Failed(HandshakeFaults.sentence(cause), withoutBytes(cause)));
        }
    }

    /** Netty quotes everything the peer sent, and a person who missed the TLS switch may have sent a password. */
    private static Throwable withoutBytes(Throwable cause) {
        return cause instanceof NotSslRecordException || cause.getCause() instanceof NotSslRecordException
                ? new NotSslRecordException(HandshakeFaults.NOT_TLS)
                : cause;
    }
}
