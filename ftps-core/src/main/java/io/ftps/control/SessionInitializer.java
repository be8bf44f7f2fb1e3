/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.data.ProxyGate;
import io.ftps.server.Limits.Time;
import io.ftps.server.Listener;
import io.ftps.server.TrustedProxies;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.wire.ProxyHeader;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a session of each connection that a listener accepts; behind a proxy, when its header has come. */
public final class SessionInitializer extends ChannelInitializer<Channel> {
    private static final Logger LOG = LoggerFactory.getLogger(SessionInitializer.class);

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
        context.channels().add(channel);
        listener.proxies()
                .ifPresentOrElse(trusted -> awaitHeader(channel, trusted), () -> begin(channel, own(channel)));
    }

    private void awaitHeader(Channel channel, TrustedProxies trusted) {
        if (trusted.contains(own(channel).remoteAddress().getAddress())) {
            Duration limit = context.limits().get(Time.PROXY_HEADER);
            channel.pipeline().addLast(new ProxyGate(limit, header -> headerCame(channel, header)));
        } else {
            refuse(channel, "It is no proxy of this listener.");
        }
    }

    private void headerCame(Channel channel, ProxyHeader header) {
        if (header instanceof ProxyHeader.Relayed relayed) {
            begin(channel, origin(relayed.destination(), relayed.source()));
        } else if (header instanceof ProxyHeader.Malformed malformed) {
            refuse(channel, malformed.why());
        } else {
            begin(channel, own(channel));
        }
    }

    private void refuse(Channel channel, String why) {
        LOG.warn(
                "Listener {} closed a connection from {}: {}",
                listener.name(),
                own(channel).remoteAddress().getAddress().getHostAddress(),
                why);
        channel.close();
    }

    private ConnectionOrigin own(Channel channel) {
        return origin((InetSocketAddress) channel.localAddress(), (InetSocketAddress) channel.remoteAddress());
    }

    private ConnectionOrigin origin(InetSocketAddress local, InetSocketAddress remote) {
        return new ConnectionOrigin(listener.name(), local, remote, Optional.empty());
    }

    private void begin(Channel channel, ConnectionOrigin origin) {
        SessionParts parts = SessionParts.of(context, listener, channel, origin);
        channel.pipeline()
                .addLast(parts.decoder())
                .addLast(new ReplyEncoder(parts.connection().charset()))
                .addLast(new ControlHandler(parts));
    }
}
