/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.NotResumedException;
import io.ftps.tls.TlsOutcome;
import io.ftps.tls.TlsSession;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.nio.channels.ClosedChannelException;

/**
 * Stands behind the handler that runs the handshake and fires exactly one outcome. After success it leaves the pipeline;
 * after failure it stays, so that no storm of further errors reaches the handlers behind it.
 */
final class HandshakeWatcher extends ChannelInboundHandlerAdapter {
    private Verdict verdict = () -> {
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
        TlsSession session;
        try {
            session = verdict.succeeded();
        } catch (NotResumedException e) {
            cut(ctx);
            fail(ctx, e);
            return;
        }
        ctx.pipeline().remove(this);
        ctx.fireUserEventTriggered(new TlsOutcome.Established(session));
    }

    /** Closes without a close_notify, which would tell the peer that it has received all there is. */
    private static void cut(ChannelHandlerContext ctx) {
        ctx.channel().unsafe().close(ctx.newPromise());
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
