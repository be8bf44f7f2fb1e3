/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ClientHello;
import io.ftps.tls.SideHandshakes;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Promise;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;

/**
 * Begins a side channel in the main channel's context, as soon as a resumption can be told from a full handshake. The hello
 * is read for the protocols it offers only; what it says of TLS is for the engine.
 */
final class SideHandler extends HelloHandler<ClientHello> {
    private final ServerConnection connection;
    private final SideHandshakes allowed;

    SideHandler(ServerConnection connection, SideHandshakes allowed) {
        super(connection.origin());
        this.connection = connection;
        this.allowed = allowed;
    }

    /** The client may have left its main channel before its side channel came in. */
    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        super.handlerAdded(ctx);
        if (connection.isClosed()) {
            fail(ctx, new ClosedChannelException());
        }
    }

    @Override
    void answer(ChannelHandlerContext ctx, ClientHello hello, Promise<ClientHello> answer)
            throws HandshakeRefusedException {
        connection.policy().checkSide(hello);
        await(ctx, hello, answer);
    }

    private void await(ChannelHandlerContext ctx, ClientHello hello, Promise<ClientHello> answer) {
        if (connection.sideMayStart()) {
            answer.setSuccess(hello);
        } else {
            ctx.executor().schedule(() -> await(ctx, hello, answer), 1, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    Handshake open(ClientHello hello, ByteBufAllocator allocator) throws ClosedChannelException {
        return connection.openSide(hello, allowed, allocator);
    }

    @Override
    void discard(ClientHello hello) {
        // the context is the main channel's
    }

    @Override
    void beforeReplaced(ChannelHandlerContext ctx, Handshake handshake) {
        ctx.pipeline().addBefore(ctx.name(), null, new HeldTickets(handshake.handler()));
    }
}
