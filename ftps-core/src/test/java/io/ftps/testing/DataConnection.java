/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.testing;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/** The client's end of a data connection, in clear until {@link #handshake}. */
public final class DataConnection implements AutoCloseable {
    private final Socket socket;
    private final ClientTls tls;
    private Socket talking;

    DataConnection(Socket socket, ClientTls tls) {
        this.socket = socket;
        this.tls = tls;
        this.talking = socket;
    }

    /** TLS, resuming the control connection's session. */
    public void handshake() throws IOException {
        SSLSocket secure = tls.wrap(socket);
        secure.startHandshake();
        talking = secure;
    }

    public void write(byte[] bytes) throws IOException {
        talking.getOutputStream().write(bytes);
        talking.getOutputStream().flush();
    }

    /** Says that all was sent: close_notify under TLS, and FIN. */
    public void finish() throws IOException {
        if (talking instanceof SSLSocket secure) {
            secure.shutdownOutput();
        }
        socket.shutdownOutput();
    }

    /** FIN without close_notify: the way a transfer ends that somebody cut. */
    public void finishWithoutCloseNotify() throws IOException {
        socket.shutdownOutput();
    }

    public byte[] readAll() throws IOException {
        return talking.getInputStream().readAllBytes();
    }

    public int read(byte[] target) throws IOException {
        return talking.getInputStream().readNBytes(target, 0, target.length);
    }

    /** Ends the connection by a reset, as a killed process does. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Ends the connection in the middle of everything; under TLS without close_notify. */
    public void hangUp() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
