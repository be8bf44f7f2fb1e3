/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.ldap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/** Plain sockets on which no read waits for ever: JNDI bounds that of an answer, but not that of a handshake by StartTLS. */
final class TimedSockets extends SocketFactory {
    private final int readMillis;

    TimedSockets(int readMillis) {
        this.readMillis = readMillis;
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(readMillis);
        return socket;
    }

    private Socket connected(SocketAddress remote) throws IOException {
        Socket socket = createSocket();
        socket.connect(remote, readMillis);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }
}
