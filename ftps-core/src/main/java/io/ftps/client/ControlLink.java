/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

import io.ftps.tls.ClientTlsConnection;
import io.ftps.wire.LineCharset;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The control connection, as one thread uses it: a command out, its reply in. */
final class ControlLink implements AutoCloseable {
    private static final byte IAC = (byte) 0xFF;

    private final Channel channel;
    private final ReplyReader reader;
    private final LineCharset charset;
    private final Timeouts timeouts;

    private ControlLink(Channel channel, ReplyReader reader, LineCharset charset, Timeouts timeouts) {
        this.channel = channel;
        this.reader = reader;
        this.charset = charset;
        this.timeouts = timeouts;
    }

    static ControlLink open(Bootstrap loop, InetSocketAddress server, Timeouts timeouts) throws IOException {
        LineCharset charset = new LineCharset();
        ReplyReader reader = new ReplyReader(charset);
        ChannelFuture connected = loop.clone()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        timeouts.connect().toMillis())
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(reader)
                .connect(server);
        try {
            Waiting.on(connected, timeouts.connect(), "Connecting to " + server);
        } catch (IOException e) {
            connected.channel().close();
            throw e;
        }
        return new ControlLink(connected.channel(), reader, charset, timeouts);
    }

    /** Where the server is. */
    InetSocketAddress peer() {
        return (InetSocketAddress) channel.remoteAddress();
    }

    Channel channel() {
        return channel;
    }

    LineCharset charset() {
        return charset;
    }

    /** What the server said in clear after its leave to begin is nobody's word: it is refused, not believed later. */
    void startTls(ClientTlsConnection tls) throws IOException {
        Callable<SslHandler> making = () -> {
            if (!reader.isEmpty()) {
                throw new IOException("something was said in clear behind its begin, by whomever");
            }
            return tls.mainHandler(channel);
        };
        Handshake.on(channel, making, timeouts.connect(), "The TLS handshake");
    }

    /** Sends a command; the reply is for {@link #reply}. */
    void send(String verb, String argument) throws IOException {
        if (argument.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
            throw new IllegalArgumentException(
                    "An argument of " + verb + " has a line end or a NUL in it, which FTP cannot say.");
        }
        String line = argument.isEmpty() ? verb : verb + " " + argument;
        byte[] text = charset.encode(line.concat("\r\n"));
        Waiting.on(channel.writeAndFlush(Unpooled.wrappedBuffer(doubled(text))), timeouts.reply(), "Sending " + verb);
    }

    /** A byte that Telnet takes for a command is sent twice. RFC 854. */
    private static byte[] doubled(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
        for (byte b : text) {
            out.write(b);
            if (b == IAC) {
                out.write(b);
            }
        }
        return out.toByteArray();
    }

    ServerReply reply(String verb) throws IOException {
        return within(verb, timeouts.reply());
    }

    /** A reply that may come or not; if it does not, that was the last word here. */
    Optional<ServerReply> replyWithin(String verb, Duration patience) {
        try {
            return Optional.of(within(verb, patience));
        } catch (IOException e) {
            return Optional.empty(); // what broke before matters more
        }
    }

    /** A reply that comes too late would be taken for the next one's, so nothing is asked behind it. */
    private ServerReply within(String verb, Duration patience) throws IOException {
        try {
            return reader.next(verb.toUpperCase(Locale.ROOT), patience);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Sends a command and waits for its first reply. */
    ServerReply exchange(String verb, String argument) throws IOException {
        send(verb, argument);
        return reply(verb);
    }

    @Override
    public void close() {
        channel.close();
    }
}
