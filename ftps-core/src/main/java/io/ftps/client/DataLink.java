/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

import io.ftps.tls.ClientTlsConnection;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/** One data connection, under TLS always, as one thread uses it. */
final class DataLink implements AutoCloseable {
    private static final int CHUNK_BYTES = 64 * 1024;

    private final Channel channel;
    private final DataReader reader;
    private final Timeouts timeouts;
    private volatile boolean ended;

    private DataLink(Channel channel, DataReader reader, Timeouts timeouts) {
        this.channel = channel;
        this.reader = reader;
        this.timeouts = timeouts;
    }

    /** Connects, and says nothing yet. */
    static DataLink open(Bootstrap loop, InetSocketAddress server, Timeouts timeouts) throws IOException {
        DataReader reader = new DataReader();
        ChannelFuture connected = loop.clone()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        timeouts.connect().toMillis())
                .option(ChannelOption.AUTO_READ, false)
                .handler(reader)
                .connect(server);
        try {
            Waiting.on(connected, timeouts.connect(), "Connecting to " + server + " for data");
        } catch (IOException e) {
            connected.channel().close();
            throw e;
        }
        return new DataLink(connected.channel(), reader, timeouts);
    }

    /** Shakes hands. After the server has said 150: a handshake for a command that is refused would use up a ticket. */
    SslHandler startTls(ClientTlsConnection tls) throws IOException {
        return Handshake.on(
                channel,
                () -> tls.sideHandler(channel),
                timeouts.connect(),
                "The TLS handshake of the data connection");
    }

    /** Reads to the end, which the server must have said by a close_notify. What the target throws comes unchecked. */
    long receive(WritableByteChannel target, TransferProgress progress) throws IOException {
        long total = 0;
        while (true) {
            DataReader.Piece piece = reader.next(channel, timeouts.stall());
            if (piece instanceof DataReader.Piece.Bytes bytes) {
                total += write(bytes.content(), target);
                progress.moved(total);
            } else if (piece instanceof DataReader.Piece.Broken broken) {
                throw new IOException(broken.why().getMessage(), broken.why());
            } else {
                answerCloseNotify();
                return total;
            }
        }
    }

    /**
     * In TLS 1.3 the JDK leaves our half open (RFC 8446, section 6.1), and servers wait for its end before they say 226. Never
     * in an upload: there it would say that all was sent.
     */
    private void answerCloseNotify() {
        Optional.ofNullable(channel.pipeline().get(SslHandler.class)).ifPresent(SslHandler::closeOutbound);
        ended = true;
    }

    private static int write(ByteBuf content, WritableByteChannel target) {
        try {
            int length = content.readableBytes();
            for (ByteBuffer part : content.nioBuffers()) {
                while (part.hasRemaining()) {
                    target.write(part);
                }
            }
            return length;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // ours, not the wire's
        } finally {
            content.release();
        }
    }

    /** Sends all of a source; one chunk is on its way while the next is read. What the source throws comes unchecked. */
    long send(ReadableByteChannel source, TransferProgress progress) throws IOException {
        long total = 0;
        ChannelFuture before = channel.newSucceededFuture();
        while (true) {
            ByteBuf chunk = channel.alloc().directBuffer(CHUNK_BYTES);
            int count = read(source, chunk);
            if (count < 0) {
                Waiting.on(before, timeouts.stall(), "Sending");
                return total;
            }
            ChannelFuture now = channel.writeAndFlush(chunk);
            Waiting.on(before, timeouts.stall(), "Sending");
            before = now;
            total += count;
            progress.moved(total);
        }
    }

    /** Gives the chunk back at the end, or if the source fails. */
    private static int read(ReadableByteChannel source, ByteBuf chunk) {
        int count = -1;
        try {
            count = source.read(chunk.nioBuffer(0, CHUNK_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // ours, not the wire's
        } finally {
            if (count < 0) {
                chunk.release();
            }
        }
        if (count > 0) {
            chunk.writerIndex(count);
        }
        return count;
    }

    /** Says by a close_notify, then by a FIN, that all was sent. */
    void finish() throws IOException {
        Waiting.on(
                channel.pipeline().get(SslHandler.class).closeOutbound(),
                timeouts.stall(),
                "Ending the data connection");
        ((SocketChannel) channel).shutdownOutput();
        ended = true;
    }

    /**
     * Says no close_notify that was not said before, and resets the connection then: no server may take what was cut off for a
     * whole file.
     */
    @Override
    public void close() {
        channel.eventLoop().execute(this::drop);
    }

    /** On the loop, which alone closes the socket, so that nothing is asked of a closed one. */
    private void drop() {
        if (!ended && channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        Optional.ofNullable(channel.pipeline().context(SslHandler.class))
                .map(ChannelHandlerContext::close) // not by way of the TLS handler, which would say one
                .orElseGet(channel::close)
                .addListener(closed -> reader.release());
    }
}
