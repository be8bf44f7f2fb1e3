/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Queue;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/**
 * Keeps the session tickets of TLS 1.3 until we have something else to say on a side channel: its first bytes, or our
 * close_notify. A client that only sends reads no tickets, and when it closes with tickets unread, or before they arrive,
 * its system resets the connection and throws away the end of what it sent. BoringSSL waits by itself, the JDK does not.
 *
 * <p>Stands between the {@code SslHandler} and the socket. Tickets are what the JDK writes when its engine has ended
 * the handshake and {@code SslHandler} has yet to say so.
 */
final class HeldTickets extends ChannelOutboundHandlerAdapter {
    private static final String TLS_1_3 = "TLSv1.3";

    private final SslHandler handler;
    private final Queue<Ticket> held = new ArrayDeque<>();

    HeldTickets(SslHandler handler) {
        this.handler = handler;
    }

    private record Ticket(Object bytes, ChannelPromise promise) {}

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (isTicket()) {
            held.add(new Ticket(message, promise));
        } else {
            release(ctx);
            ctx.write(message, promise);
        }
    }

    /** What was held may have been the alert of a handshake that failed. */
    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        release(ctx);
        ctx.flush();
        ctx.close(promise);
    }

    private void release(ChannelHandlerContext ctx) {
        for (Ticket ticket = held.poll(); ticket != null; ticket = held.poll()) {
            ctx.write(ticket.bytes(), ticket.promise());
        }
    }

    private boolean isTicket() {
        return !handler.handshakeFuture().isDone()
                && handler.engine().getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
                && handler.engine().getSession().getProtocol().equals(TLS_1_3);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        for (Ticket ticket = held.poll(); ticket != null; ticket = held.poll()) {
            ReferenceCountUtil.release(ticket.bytes());
            ticket.promise().tryFailure(new ClosedChannelException());
        }
    }
}
