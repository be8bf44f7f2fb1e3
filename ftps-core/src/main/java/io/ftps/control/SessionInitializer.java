/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.server.Listener;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;

/** Makes a session of each connection that a listener accepts. */
public final class SessionInitializer extends ChannelInitializer<Channel> {
    private final ServerContext context;
    private final Listener listener;

    /**
     * For one listener.
     *
     * @param context what all sessions share
     * @param listener its rules
     */
    public SessionInitializer(ServerContext context, Listener listener) {
        this.context = context;
        this.listener = listener;
    }

    @Override
    protected void initChannel(Channel channel) {
        SessionParts parts = SessionParts.of(context, listener, channel);
        channel.pipeline()
                .addLast(parts.decoder())
                .addLast(new ReplyEncoder(parts.connection().charset()))
                .addLast(new ControlHandler(parts));
        context.channels().add(channel);
    }
}
