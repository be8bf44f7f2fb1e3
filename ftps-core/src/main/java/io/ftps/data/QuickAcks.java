/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the system acknowledge at once what a client sends in the middle of a handshake. Clients such as lftp end a handshake of
 * TLS 1.3 in two small packets and send the second one when the first is acknowledged, which a system that has just sent
 * something itself puts off by 40 ms. Between the socket and TLS; leaves when our first words are out. Where the transport has
 * no such option nothing happens.
 */
public final class QuickAcks extends ChannelOutboundHandlerAdapter {
    /** By its name, for epoll need not be there. */
    private static final ChannelOption<Boolean> OPTION =
            ChannelOption.valueOf("io.netty.channel.epoll.EpollChannelOption#TCP_QUICKACK");

    private static final Logger LOG = LoggerFactory.getLogger(QuickAcks.class);

    private QuickAcks() {}

    /**
     * Begins; to be called when TLS is in the pipeline and has not spoken yet.
     *
     * @param channel of the caller's event loop
     */
    public static void duringHandshake(Channel channel) {
        channel.pipeline().addFirst(new QuickAcks());
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {
        ctx.flush();
        ctx.pipeline().remove(this);
        try {
            ctx.channel().config().setOption(OPTION, true);
        } catch (ChannelException e) {
            // A socket that the client has reset takes no options any more, and needs none.
            LOG.trace("A handshake was broken off by its client", e);
        }
    }
}
