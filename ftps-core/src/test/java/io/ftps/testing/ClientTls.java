/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.testing;

import io.ftps.tls.CertifiedKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** One client's TLS. The JDK finds a session to resume by host and port, so data sockets show the port of the control one. */
final class ClientTls {
    private static final char[] NO_PASSWORD = {};

    private final InetSocketAddress server;
    private final TlsVersion version;
    private List<SNIServerName> serverNames = List.of();
    private SSLContext context;

    ClientTls(InetSocketAddress server, TlsVersion version) {
        this.context = context(TestServer.key(), Optional.empty());
        this.server = server;
        this.version = version;
    }

    /** A client that shows its own certificate where it is asked for one. */
    void present(CertifiedKey own) {
        context = context(TestServer.key(), Optional.of(own));
    }

    private static SSLContext context(CertifiedKey trusted, Optional<CertifiedKey> own) {
        try {
            KeyStore store = emptyStore();
            store.setCertificateEntry("server", trusted.certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            KeyStore ownStore = emptyStore();
            if (own.isPresent()) {
                ownStore.setKeyEntry(
                        "own",
                        own.get().privateKey(),
                        NO_PASSWORD,
                        own.get().chain().toArray(X509Certificate[]::new));
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
            keys.init(ownStore, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Names a server in every handshake from now on. */
    void serverName(String name) {
        serverNames = List.of(new SNIHostName(name));
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        return store;
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
