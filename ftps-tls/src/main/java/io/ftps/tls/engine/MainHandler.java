/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ClientHello;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Promise;
import java.nio.channels.ClosedChannelException;

/** Begins a main channel: an identity is chosen for the hello, off the loop if that may block, before any context is made. */
final class MainHandler extends HelloHandler<Choice> {
    private final ServerConnection connection;

    MainHandler(ServerConnection connection) {
        super(connection.origin());
        this.connection = connection;
    }

    @Override
    void answer(ChannelHandlerContext ctx, ClientHello hello, Promise<Choice> answer) throws HandshakeRefusedException {
        connection.policy().checkMain(hello);
        connection.choose(hello, answer);
    }

    @Override
    Handshake open(Choice choice, ByteBufAllocator allocator) throws ClosedChannelException {
        return connection.open(choice, allocator);
    }

    @Override
    void discard(Choice choice) {
        choice.context().close();
    }
}
