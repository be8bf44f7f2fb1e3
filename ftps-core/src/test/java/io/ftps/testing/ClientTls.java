/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.testing;

import io.ftps.tls.CertifiedKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** One client's TLS. The JDK finds a session to resume by host and port, so data sockets show the port of the control one. */
final class ClientTls {
    private final SSLContext context;
    private final InetSocketAddress server;
    private final TlsVersion version;
    private List<SNIServerName> serverNames = List.of();

    ClientTls(InetSocketAddress server, TlsVersion version) {
        this.context = context(TestServer.key());
        this.server = server;
        this.version = version;
    }

    private static SSLContext context(CertifiedKey trusted) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("server", trusted.certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Names a server in every handshake from now on. */
    void serverName(String name) {
        serverNames = List.of(new SNIHostName(name));
    }

    /** A socket that is not connected yet. */
    Socket newDataSocket() {
        int controlPort = server.getPort();
        return new Socket() {
            @Override
            public int getPort() {
                return controlPort;
            }
        };
    }

    /** TLS on a socket that stays open when TLS ends; the handshake has yet to be made. */
    SSLSocket wrap(Socket socket) throws IOException {
        SSLSocket tls = (SSLSocket)
                context.getSocketFactory().createSocket(socket, server.getHostString(), server.getPort(), false);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setProtocols(new String[] {version.protocol()});
        if (!serverNames.isEmpty()) {
            parameters.setServerNames(serverNames);
        }
        tls.setSSLParameters(parameters);
        return tls;
    }
}
