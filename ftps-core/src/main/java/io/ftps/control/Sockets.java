/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.server.Transport;
import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** The sockets of a transport, as Netty has them. The classes of epoll need not be there. */
public final class Sockets {
    private Sockets() {}

    /**
     * The best transport that can be had here.
     *
     * @return EPOLL where its library loads, else NIO
     */
    public static Transport best() {
        return epollLoads() ? Transport.EPOLL : Transport.NIO;
    }

    /** Whether a channel is one of epoll. */
    static boolean isEpoll(Channel channel) {
        return epollLoads() && channel instanceof EpollSocketChannel;
    }

    private static boolean epollLoads() {
        try {
            return Epoll.isAvailable();
        } catch (LinkageError e) {
            return false;
        }
    }

    static void check(Transport transport) {
        if (transport == Transport.EPOLL && !epollLoads()) {
            throw new IllegalStateException("Transport EPOLL is not available: put netty-transport-native-epoll"
                    + " for this system on the class path, or use NIO.");
        }
    }

    static IoHandlerFactory newIoHandlers(Transport transport) {
        return switch (transport) {
            case NIO -> NioIoHandler.newFactory();
            case EPOLL -> EpollIoHandler.newFactory();
        };
    }

    static ServerChannel newServerChannel(Transport transport) {
        return switch (transport) {
            case NIO -> new NioServerSocketChannel();
            case EPOLL -> new EpollServerSocketChannel();
        };
    }

    static Channel newChannel(Transport transport) {
        return switch (transport) {
            case NIO -> new NioSocketChannel();
            case EPOLL -> new EpollSocketChannel();
        };
    }
}
