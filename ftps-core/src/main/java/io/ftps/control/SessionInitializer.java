/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.data.ProxyGate;
import io.ftps.server.Limits.Time;
import io.ftps.server.Listener;
import io.ftps.server.TlsMode;
import io.ftps.server.TrustedProxies;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.wire.ProxyHeader;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a session of each connection that a listener accepts; behind a proxy, when its header has come. */
final class SessionInitializer extends ChannelInitializer<Channel> {
    private static final Logger LOG = LoggerFactory.getLogger(SessionInitializer.class);

    private final Supplier<ServerContext> shared;
    private volatile Listener listener;

    /**
     * For one listener.
     *
     * @param shared what the sessions of this moment share
     * @param listener its rules
     */
    SessionInitializer(Supplier<ServerContext> shared, Listener listener) {
        this.shared = shared;
        this.listener = listener;
    }

    /** From now on connections are served by these rules. */
    void follow(Listener other) {
        listener = other;
    }

    @Override
    protected void initChannel(Channel channel) {
        new Arrival(shared.get(), listener, channel).begin();
    }

    /** One connection, served by the rules of the moment at which it came. */
    private record Arrival(ServerContext context, Listener listener, Channel channel) {
        void begin() {
            context.channels().add(channel);
            listener.proxies().ifPresentOrElse(this::awaitHeader, () -> begin(own()));
        }

        private void awaitHeader(TrustedProxies trusted) {
            if (trusted.contains(own().remoteAddress().getAddress())) {
                Duration limit = context.limits().get(Time.PROXY_HEADER);
                channel.pipeline().addLast(new ProxyGate(limit, this::headerCame));
            } else {
                refuse("It is no proxy of this listener.");
            }
        }

        private void headerCame(ProxyHeader header) {
            if (header instanceof ProxyHeader.Relayed relayed) {
                begin(origin(relayed.destination(), relayed.source()));
            } else if (header instanceof ProxyHeader.Malformed malformed) {
                refuse(malformed.why());
            } else {
                begin(own());
            }
        }

        private void refuse(String why) {
            LOG.warn(
                    "Listener {} closed a connection from {}: {}",
                    listener.name(),
                    own().remoteAddress().getAddress().getHostAddress(),
                    why);
            channel.close();
        }

        private ConnectionOrigin own() {
            return origin((InetSocketAddress) channel.localAddress(), (InetSocketAddress) channel.remoteAddress());
        }

        private ConnectionOrigin origin(InetSocketAddress local, InetSocketAddress remote) {
            return new ConnectionOrigin(listener.name(), local, remote, Optional.empty());
        }

        private void begin(ConnectionOrigin origin) {
            if (listener.mode() != TlsMode.IMPLICIT) {
                UrgentData.readInPlace(channel);
            }
            SessionParts parts = SessionParts.of(context, listener, channel, origin);
            channel.pipeline()
                    .addLast(parts.decoder())
                    .addLast(new ReplyEncoder(parts.connection().charset()))
                    .addLast(new ControlHandler(parts));
        }
    }
}
