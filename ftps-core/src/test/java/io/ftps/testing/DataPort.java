/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A port of the client's that waits for the server, for PORT and EPRT. */
public final class DataPort implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 60_000;

    private final ServerSocket listening;
    private final ClientTls tls;

    DataPort(InetAddress address, ClientTls tls) throws IOException {
        this.tls = tls;
        this.listening = new ServerSocket(0, 1, address) {
            @Override
            public Socket accept() throws IOException {
                Socket socket = tls.newDataSocket();
                implAccept(socket);
                return socket;
            }
        };
        listening.setSoTimeout(TIMEOUT_MILLIS);
    }

    public int number() {
        return listening.getLocalPort();
    }

    /** As PORT has it. */
    public String sixNumbers() {
        String address = listening.getInetAddress().getHostAddress().replace('.', ',');
        return address + "," + number() / 256 + "," + number() % 256;
    }

    /** Waits for the server. */
    public DataConnection accept() throws IOException {
        Socket socket = listening.accept();
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return new DataConnection(socket, tls);
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
