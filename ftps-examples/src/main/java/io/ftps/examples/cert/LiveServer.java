/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** A server somewhere, as far as its handshake. Whatever it shows is taken, and nothing is sent that matters. Blocks. */
final class LiveServer {
    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(15).toMillis();
    private static final int LONGEST_LINE = 4_096;
    private static final int MOST_LINES = 100;

    private LiveServer() {}

    /**
     * What it showed.
     *
     * @param chain its certificate first
     * @param protocol such as {@code TLSv1.3}
     */
    record Shown(List<X509Certificate> chain, String protocol) {}

    static Shown implicit(HostPort place) throws IOException {
        try (Socket socket = connect(place)) {
            return handshake(socket, place);
        }
    }

    static Shown explicit(HostPort place) throws IOException {
        try (Socket socket = connect(place)) {
            expect(socket, place, "220", "its greeting");
            socket.getOutputStream().write("AUTH TLS\r\n".getBytes(StandardCharsets.US_ASCII));
            expect(socket, place, "234", "AUTH TLS");
            return handshake(socket, place);
        }
    }

    private static Socket connect(HostPort place) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(place.host(), place.port()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return socket;
        } catch (UnknownHostException e) {
            socket.close();
            throw new IOException(place + " cannot be reached: its name is unknown (expected: a server there).", e);
        } catch (IOException e) {
            socket.close();
            throw new IOException(place + " cannot be reached: " + e.getMessage() + " (expected: a server there).", e);
        }
    }

    /** The last line of a reply has a space behind its code (RFC 959, section 4.2). */
    private static void expect(Socket socket, HostPort place, String code, String what) throws IOException {
        for (int lines = 0; lines < MOST_LINES; lines++) {
            String line = line(socket.getInputStream());
            if (line.startsWith(code + " ")) {
                return;
            }
            if (line.isEmpty() || line.matches("\\d{3} .*")) {
                throw new IOException(place + " answers \"" + line + "\" (expected: " + code + " to " + what
                        + "; an implicit port is asked" + " without --explicit).");
            }
        }
        throw new IOException(place + " answers without end (expected: " + code + " to " + what + ").");
    }

    /** Byte by byte, as what follows the line is no longer text. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n' && line.length() < LONGEST_LINE; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    private static Shown handshake(Socket plain, HostPort place) throws IOException {
        Remembering trust = new Remembering();
        try (SSLSocket socket =
                (SSLSocket) context(trust).getSocketFactory().createSocket(plain, place.host(), place.port(), true)) {
            socket.startHandshake();
            return new Shown(trust.chain(), socket.getSession().getProtocol());
        } catch (SSLException e) {
            if (!trust.chain().isEmpty()) { // it wants a certificate of ours, and has shown its own
                return new Shown(trust.chain(), "which it then ended");
            }
            throw new IOException(
                    place + " does not shake hands: " + e.getMessage()
                            + " (expected: TLS; an explicit port is asked with --explicit).",
                    e);
        }
    }

    private static SSLContext context(TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A Java platform without TLS cannot ask a server.", e);
        }
    }
}
