/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ftps.tls.TlsOutcome;
import io.ftps.tls.TlsSession;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The last handler of a server's pipeline: keeps what it saw, and once TLS is established sends everything back. */
public final class Peer extends ChannelInboundHandlerAdapter {
    /** What a client hears under TLS that is refused for its certificate. */
    public static final String LAST_WORD = "No.";

    private final Channel channel;
    private final BlockingQueue<TlsOutcome> outcomes = new LinkedBlockingQueue<>();
    /** Everything else that was fired, in order. */
    public final List<Object> otherEvents = new CopyOnWriteArrayList<>();
    /** What reached the end of the pipeline. */
    public final List<Throwable> errors = new CopyOnWriteArrayList<>();

    Peer(Channel channel) {
        this.channel = channel;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof TlsOutcome outcome) {
            outcomes.add(outcome);
            if (outcome instanceof TlsOutcome.Refused) {
                ctx.writeAndFlush(Unpooled.copiedBuffer(LAST_WORD, US_ASCII)).addListener(ChannelFutureListener.CLOSE);
            }
            ctx.read();
        } else {
            otherEvents.add(event);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ctx.writeAndFlush(message);
        ctx.read();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        errors.add(cause);
    }

    public Channel channel() {
        return channel;
    }

    public TlsSession established() {
        TlsOutcome outcome = outcome();
        if (outcome instanceof TlsOutcome.Established established) {
            return established.session();
        }
        throw new AssertionError("expected a session: " + outcome);
    }

    /** Also a client that was refused for its certificate behind the handshake. */
    public TlsOutcome.Failed failed() {
        TlsOutcome outcome = outcome();
        if (outcome instanceof TlsOutcome.Failed failed) {
            return failed;
        } else if (outcome instanceof TlsOutcome.Refused refused) {
            return new TlsOutcome.Failed(refused.reason(), refused.cause());
        }
        throw new AssertionError("expected a failure: " + outcome);
    }

    private TlsOutcome outcome() {
        try {
            TlsOutcome outcome = outcomes.poll(10, TimeUnit.SECONDS);
            if (outcome == null) {
                throw new AssertionError("The handshake had no outcome.");
            }
            return outcome;
        } catch (InterruptedException e) {
            throw new IllegalStateException("The test was interrupted.", e);
        }
    }

    public boolean hasNoOutcome() {
        return outcomes.isEmpty();
    }

    public void awaitClosed() {
        if (!channel.closeFuture().awaitUninterruptibly(10, TimeUnit.SECONDS)) {
            throw new AssertionError("The channel was not closed.");
        }
    }

    public void close() {
        channel.close().awaitUninterruptibly(10, TimeUnit.SECONDS);
    }
}
