/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Begins TLS on a channel that is open, and waits for the end of its handshake. */
final class Handshake {
    private Handshake() {}

    /**
     * Shakes hands.
     *
     * @param making makes the handler, on the loop; an engine is made for no channel that is closed, as nobody would free it
     */
    static SslHandler on(Channel channel, Callable<SslHandler> making, Duration patience, String what)
            throws IOException {
        var begun = channel.eventLoop().submit(() -> {
            if (!channel.isActive()) {
                throw new IOException("the server has closed the connection");
            }
            SslHandler tls = making.call();
            channel.pipeline().addFirst(tls);
            channel.read();
            return tls;
        });
        Waiting.on(begun, patience, what);
        SslHandler tls = begun.getNow();
        Waiting.on(tls.handshakeFuture(), patience, what);
        return tls;
    }
}
