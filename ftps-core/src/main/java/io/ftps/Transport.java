/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;

/** What carries the connections. */
public enum Transport {
    /** The JDK's, everywhere. */
    NIO,
    /** Linux, through Netty's native library. */
    EPOLL;

    /**
     * The best that can be had here.
     *
     * @return EPOLL where its library loads, else NIO
     */
    public static Transport best() {
        return epollLoads() ? EPOLL : NIO;
    }

    private static boolean epollLoads() {
        try {
            return Epoll.isAvailable();
        } catch (LinkageError e) {
            return false;
        }
    }

    void check() {
        if (this == EPOLL && !epollLoads()) {
            throw new IllegalStateException("Transport EPOLL is not available: put netty-transport-native-epoll"
                    + " for this system on the class path, or use NIO.");
        }
    }

    IoHandlerFactory newIoHandlers() {
        return this == EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    ServerChannel newServerChannel() {
        return this == EPOLL ? new EpollServerSocketChannel() : new NioServerSocketChannel();
    }
}
