/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.unix.IntegerUnixChannelOption;
import java.io.IOException;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A byte that a client sends as urgent, as Telnet's Synch or the last one of ABOR (RFC 854, page 9; RFC 959, section 4.1.3). In clear
 * it is read in its place: ftplib sends the line end of ABOR so, and without it the line would never end. Under TLS it is left out,
 * where it would break a record. A transport that has no such option leaves it out always.
 */
final class UrgentData {
    private static final Logger LOG = LoggerFactory.getLogger(UrgentData.class);
    private static final String NAME = "SO_OOBINLINE";

    private UrgentData() {}

    /** In clear. */
    static void readInPlace(Channel channel) {
        set(channel, true);
    }

    /** Under TLS. */
    static void leaveOut(Channel channel) {
        set(channel, false);
    }

    private static void set(Channel channel, boolean inPlace) {
        try {
            if (Sockets.isEpoll(channel)) {
                Epoll.set(channel, inPlace);
            } else {
                Nio.OPTION.ifPresent(option -> channel.config().setOption(option, inPlace));
            }
        } catch (ChannelException e) {
            // A socket that the client has reset takes no options any more, and needs none.
            LOG.trace("A connection was broken off by its client", e);
        }
    }

    /** By the numbers of Linux, for epoll has no name for it. Apart, since its classes need not be there. */
    private static final class Epoll {
        private static final int SOL_SOCKET = 1;
        private static final int SO_OOBINLINE = 10;
        private static final ChannelOption<Integer> OPTION =
                new IntegerUnixChannelOption(NAME, SOL_SOCKET, SO_OOBINLINE);

        static void set(Channel channel, boolean inPlace) {
            channel.config().setOption(OPTION, inPlace ? 1 : 0);
        }
    }

    /** By its name, for Java has no constant for it. */
    private static final class Nio {
        private static final Optional<ChannelOption<Boolean>> OPTION = find();

        @SuppressWarnings("unchecked") // The option of this name is one of yes or no.
        private static Optional<ChannelOption<Boolean>> find() {
            try (SocketChannel any = SocketChannel.open()) {
                return any.supportedOptions().stream()
                        .filter(option -> option.name().equals(NAME) && option.type() == Boolean.class)
                        .map(option -> NioChannelOption.of((SocketOption<Boolean>) option))
                        .findAny();
            } catch (IOException e) {
                LOG.debug("Urgent data are left out: no socket to ask could be had", e);
                return Optional.empty();
            }
        }
    }
}
