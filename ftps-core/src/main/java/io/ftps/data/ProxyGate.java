/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import io.ftps.wire.ProxyHeader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stands before everything else on a connection that a proxy makes, until its header has come: the connection is active for
 * those behind only then. What came in one packet with the header is given out when it is asked for, so that no handler
 * sees bytes before TLS is there to take them.
 */
public final class ProxyGate extends ChannelDuplexHandler {
    private final Duration limit;
    private final Consumer<ProxyHeader> told;
    private final Queue<Object> laterEvents = new ArrayDeque<>();
    private ByteBuf held = Unpooled.EMPTY_BUFFER;
    private boolean open;
    private @Nullable ScheduledFuture<?> timer;

    /**
     * Waits for a header.
     *
     * @param limit how long
     * @param told hears once of the header, or why there is none; not of a connection that ends before, as health checks do.
     *     It puts the other handlers behind this one, or closes the channel
     */
    public ProxyGate(Duration limit, Consumer<ProxyHeader> told) {
        this.limit = limit;
        this.told = told;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        timer = ctx.executor()
                .schedule(
                        () -> tell(ctx.channel(), new ProxyHeader.Malformed("No PROXY header came in time.")),
                        limit.toMillis(),
                        TimeUnit.MILLISECONDS);
        ctx.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        held = held.isReadable() ? Unpooled.wrappedBuffer(held, bytes) : bytes;
        if (!open) {
            Optional<ProxyHeader> header = ProxyHeader.read(held);
            header.ifPresent(known -> open(ctx, known));
        }
    }

    private void open(ChannelHandlerContext ctx, ProxyHeader header) {
        open = true;
        tell(ctx.channel(), header);
        if (ctx.channel().isActive()) {
            ctx.fireChannelActive();
        }
        leaveWhenEmpty(ctx);
    }

    private void tell(Channel channel, ProxyHeader header) {
        stopTimer();
        if (channel.isActive()) {
            told.accept(header);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (open) {
            ctx.fireChannelReadComplete();
        } else {
            ctx.read();
        }
    }

    @Override
    public void read(ChannelHandlerContext ctx) {
        if (held.isReadable()) {
            ctx.executor().execute(() -> giveOut(ctx));
        } else {
            ctx.read();
        }
    }

    private void giveOut(ChannelHandlerContext ctx) {
        if (held.isReadable()) {
            ByteBuf rest = held;
            held = Unpooled.EMPTY_BUFFER;
            ctx.fireChannelRead(rest);
            ctx.fireChannelReadComplete();
            laterEvents.forEach(ctx::fireUserEventTriggered);
            leaveWhenEmpty(ctx);
        }
    }

    private void leaveWhenEmpty(ChannelHandlerContext ctx) {
        if (!held.isReadable() && !ctx.isRemoved()) {
            ctx.pipeline().remove(this);
        }
    }

    /** An end that comes before the header is nobody's; one behind it comes behind the bytes. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (!open) {
            ctx.close();
        } else if (held.isReadable()) {
            laterEvents.add(event);
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (open) {
            ctx.fireExceptionCaught(cause);
        } else {
            ctx.close();
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        stopTimer();
        held.release();
        held = Unpooled.EMPTY_BUFFER;
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
