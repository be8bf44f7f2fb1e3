/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection so that its last bytes arrive: close_notify, FIN, then reading until the peer has closed too or a time is
 * over. A socket closed with unread input would send a reset, and the peer would lose what it had not read yet.
 */
public final class LastBytes {
    private LastBytes() {}

    /**
     * Ends a channel. Whatever was written before goes out first.
     *
     * @param channel of the caller's event loop
     * @param linger how long the peer has to take the last bytes and to close its side
     * @return done when our side is shut down; the channel closes some time behind
     */
    public static ChannelFuture finish(Channel channel, Duration linger) {
        closeLater(channel, linger);
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        ChannelFuture lastWrite = tls == null ? channel.newSucceededFuture() : tls.closeOutbound();
        var done = channel.newPromise();
        lastWrite.addListener((ChannelFutureListener) written -> shutOutput(channel, done));
        done.addListener(closed -> {
            if (closed.isSuccess()) {
                drain(channel);
            } else {
                channel.close();
            }
        });
        return done;
    }

    /** A peer that reads nothing never takes our close_notify; then nothing is said any more, not by TLS either. */
    private static void closeLater(Channel channel, Duration linger) {
        var timer = channel.eventLoop()
                .schedule(() -> channel.unsafe().close(channel.newPromise()), linger.toMillis(), TimeUnit.MILLISECONDS);
        channel.closeFuture().addListener(closed -> timer.cancel(false));
    }

    private static void shutOutput(Channel channel, ChannelPromise done) {
        if (channel instanceof DuplexChannel duplex && channel.isActive()) {
            duplex.shutdownOutput(done);
        } else if (channel.isActive()) {
            done.setSuccess();
        } else {
            done.setFailure(new ClosedChannelException());
        }
    }

    private static void drain(Channel channel) {
        if (channel instanceof DuplexChannel duplex && duplex.isInputShutdown()) {
            channel.close();
            return;
        }
        channel.pipeline().addLast(new Drain());
        channel.config().setAutoRead(true);
    }

    /** Throws away what still comes, closes when the peer has. */
    private static final class Drain extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ReferenceCountUtil.release(message);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof ChannelInputShutdownEvent) {
                ctx.close();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}
