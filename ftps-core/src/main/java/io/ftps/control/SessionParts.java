/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.data.NettyDataConnections;
import io.ftps.data.Route;
import io.ftps.protocol.Connection;
import io.ftps.server.Limits.Count;
import io.ftps.server.Listener;
import io.ftps.server.TrustedProxies;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.wire.LineBuffer;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;

/** What one session is made of. */
record SessionParts(
        ServerContext context,
        Connection connection,
        TlsUpgrade tls,
        NettyDataConnections data,
        SessionEvents events,
        SessionClock clock,
        CommandDecoder decoder) {

    /** Puts a session together for a client that has just connected, through a proxy or not. */
    static SessionParts of(ServerContext context, Listener listener, Channel channel, ConnectionOrigin origin) {
        TlsUpgrade tls = new TlsUpgrade(
                listener.tls(), context.handshakes(), context.threads().decisions());
        Route route = new Route(
                ((InetSocketAddress) channel.localAddress()).getAddress(),
                origin.remoteAddress().getAddress(),
                listener.proxies().filter(TrustedProxies::carryData));
        NettyDataConnections data =
                new NettyDataConnections(context.data(), channel.eventLoop(), route, tls::connection);
        Connection connection = new Connection(context.sessions().nextId(), context.services(), listener, origin, data);
        LineBuffer lines = new LineBuffer(context.limits().get(Count.LINE_BYTES), connection.charset());
        return new SessionParts(
                context,
                connection,
                tls,
                data,
                new SessionEvents(context.events(), connection),
                new SessionClock(context.limits(), channel.eventLoop()),
                new CommandDecoder(lines));
    }
}
