/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;

/**
 * Logs in and out over a blocking socket, on the thread of the caller. It speaks TLS 1.3, believes every server and, as it is
 * not told whom it talks to, never resumes.
 */
final class LoginClient {
    private final InetSocketAddress server;
    private final SslContext tls = newTls();
    private final byte[] chunk = new byte[16 * 1024];

    LoginClient(InetSocketAddress server) {
        this.server = server;
    }

    private static SslContext newTls() {
        try {
            return SslContextBuilder.forClient()
                    .trustManager(InsecureTrustManagerFactory.INSTANCE)
                    .endpointIdentificationAlgorithm(null)
                    .protocols("TLSv1.3")
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("There is no TLS client (expected: one for TLS 1.3).", e);
        }
    }

    /** From connecting to the server's end of the connection. */
    void logIn() throws IOException {
        EmbeddedChannel channel = new EmbeddedChannel(tls.newHandler(ByteBufAllocator.DEFAULT));
        try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
            socket.setTcpNoDelay(true);
            await("220", channel, socket);
            say("USER ada", "331", channel, socket);
            say("PASS lovelace", "230", channel, socket);
            say("QUIT", "221", channel, socket);
            while (receive(channel, socket)) {}
        } finally {
            channel.finishAndReleaseAll();
        }
    }

    private void say(String line, String code, EmbeddedChannel channel, Socket socket) throws IOException {
        channel.writeOutbound(Unpooled.copiedBuffer(line + "\r\n", StandardCharsets.US_ASCII));
        await(code, channel, socket);
    }

    /** Reads one reply; the server writes each in one piece. */
    private void await(String code, EmbeddedChannel channel, Socket socket) throws IOException {
        send(channel, socket);
        ByteBuf reply = channel.readInbound();
        while (reply == null) {
            if (!receive(channel, socket)) {
                throw new EOFException("The server ended the connection (expected: a reply " + code + ").");
            }
            send(channel, socket);
            reply = channel.readInbound();
        }
        String text = reply.toString(StandardCharsets.US_ASCII);
        reply.release();
        if (!text.startsWith(code)) {
            throw new IOException("The server replied " + text.strip() + " (expected: " + code + ").");
        }
    }

    private void send(EmbeddedChannel channel, Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            bytes.readBytes(out, bytes.readableBytes());
            bytes.release();
        }
    }

    private boolean receive(EmbeddedChannel channel, Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        int size = in.read(chunk);
        if (size > 0) {
            channel.writeInbound(Unpooled.copiedBuffer(chunk, 0, size));
        }
        return size > 0;
    }
}
