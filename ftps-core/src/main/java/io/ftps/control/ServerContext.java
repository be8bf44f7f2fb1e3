/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.data.NettyDataConnections;
import io.ftps.protocol.Services;
import io.ftps.server.Limits;
import io.ftps.server.ServerEvents;
import io.netty.channel.group.ChannelGroup;

/**
 * What the sessions of one server share.
 *
 * @param services what commands need
 * @param events is told what happens
 * @param data what data sides share
 * @param threads run what blocks
 * @param sessions who is connected
 * @param handshakes how many are in a handshake
 * @param paces how fast the transfers of a user may be, all together
 */
public record ServerContext(
        Services services,
        ServerEvents events,
        NettyDataConnections.Environment data,
        ServerThreads threads,
        Sessions sessions,
        HandshakePermits handshakes,
        Paces paces) {
    /**
     * The same for sessions that are served otherwise.
     *
     * @param others what commands need
     * @return a copy
     */
    public ServerContext with(Services others) {
        NettyDataConnections.Environment limited = new NettyDataConnections.Environment(
                data.ports(), data.routes(), data.sockets(), data.channels(), others.limits());
        return new ServerContext(others, events, limited, threads, sessions, handshakes, paces);
    }

    ChannelGroup channels() {
        return data.channels();
    }

    Limits limits() {
        return services.limits();
    }
}
