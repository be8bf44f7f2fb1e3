/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;

/** How the socket of a data connection is set, whoever connected it. */
final class Connections {
    private static final int LEAST_READ_BYTES = 1_024;
    private static final int FIRST_READ_BYTES = 16 * 1024;
    private static final int MOST_READ_BYTES = 256 * 1024;

    private Connections() {}

    static void prepare(Channel channel) {
        channel.config().setAutoRead(false);
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        channel.config().setOption(ChannelOption.TCP_NODELAY, true);
        channel.config().setOption(ChannelOption.SO_KEEPALIVE, true);
        channel.config()
                .setRecvByteBufAllocator(
                        new AdaptiveRecvByteBufAllocator(LEAST_READ_BYTES, FIRST_READ_BYTES, MOST_READ_BYTES)
                                .maxMessagesPerRead(1));
    }
}
