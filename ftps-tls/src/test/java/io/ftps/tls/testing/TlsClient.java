/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.testing;

import io.netty.pkitesting.X509Bundle;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A client on the JDK's sockets. The JDK finds the session to resume by the host it is told and the port it connects to.
 */
public final class TlsClient {
    private static final String HOST = "localhost";
    private static final int PORT = 990;

    private final SSLContext context;
    private final String[] protocols;
    private final String[] offered;

    public TlsClient(String... protocols) {
        this(protocols, null);
    }

    /** A client that presents a certificate where it is asked for one. */
    public TlsClient(String protocol, X509Bundle own) {
        this(new String[] {protocol}, keyManagers(own));
    }

    private TlsClient(String[] protocols, KeyManager @Nullable [] keys) {
        this.protocols = protocols;
        this.offered = new String[0];
        try {
            context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {TestKeys.AUTHORITY.toTrustManager()}, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The test client has no TLS.", e);
        }
    }

    private static KeyManager[] keyManagers(X509Bundle own) {
        try {
            return own.toKeyManagerFactory().getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The test client has no certificate.", e);
        }
    }

    private TlsClient(TlsClient same, String... offered) {
        this.context = same.context;
        this.protocols = same.protocols;
        this.offered = offered;
    }

    /** The same client, with the same sessions, which offers these names by ALPN. */
    public TlsClient offering(String... names) {
        return new TlsClient(this, names);
    }

    /** Connects and shakes hands. */
    public SSLSocket connect(int port) throws IOException {
        SSLSocket socket = over(new Socket(InetAddress.getLoopbackAddress(), port));
        socket.startHandshake();
        return socket;
    }

    /** Connects, naming a server. */
    public SSLSocket connect(int port, String serverName) throws IOException {
        SSLSocket socket = over(new Socket(InetAddress.getLoopbackAddress(), port));
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(serverName)));
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** Connects and does something when the server's answer to the hello has arrived, before it is read. */
    public SSLSocket connect(int port, Runnable atAnswer) throws IOException {
        SSLSocket socket = over(new Socket(InetAddress.getLoopbackAddress(), port) {
            @Override
            public InputStream getInputStream() throws IOException {
                return new FilterInputStream(super.getInputStream()) {
                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        int count = super.read(bytes, offset, length);
                        atAnswer.run();
                        return count;
                    }
                };
            }
        });
        socket.startHandshake();
        return socket;
    }

    /** Connects over a socket that sends every byte by itself. */
    public SSLSocket connectDripping(int port) throws IOException {
        SSLSocket socket = over(new DrippingSocket(port));
        socket.startHandshake();
        return socket;
    }

    /** TLS over a connected socket, before the handshake. */
    public SSLSocket over(Socket connected) throws IOException {
        connected.setSoTimeout(60_000);
        connected.setTcpNoDelay(true);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(connected, HOST, PORT, true);
        socket.setEnabledProtocols(protocols);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(offered);
        socket.setSSLParameters(parameters);
        return socket;
    }

    /** The first record a client sends. */
    public byte[] hello() throws SSLException {
        SSLEngine engine = context.createSSLEngine(HOST, PORT);
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(protocols);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setApplicationProtocols(offered);
        engine.setSSLParameters(parameters);
        ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), record);
        byte[] bytes = new byte[record.position()];
        record.flip().get(bytes);
        return bytes;
    }

    /** Sends a word and returns what comes back; by then the client has read the server's tickets. */
    public static String echo(SSLSocket socket, String word) throws IOException {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return new String(socket.getInputStream().readNBytes(bytes.length), StandardCharsets.US_ASCII);
    }

    /** One byte, one segment. */
    private static final class DrippingSocket extends Socket {
        DrippingSocket(int port) throws IOException {
            super(InetAddress.getLoopbackAddress(), port);
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    for (int i = offset; i < offset + length; i++) {
                        out.write(bytes[i]);
                        out.flush();
                    }
                }
            };
        }
    }
}
