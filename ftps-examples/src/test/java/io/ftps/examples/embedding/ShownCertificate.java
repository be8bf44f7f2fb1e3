/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.pkitesting.X509Bundle;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * A client that looks at the certificate a server shows.
 *
 * @param name what it asks for, if anything
 * @param suite of TLS 1.2, the only one it offers, if not the JDK's defaults
 * @param own its certificate, if it has one
 */
record ShownCertificate(Optional<String> name, Optional<String> suite, Optional<X509Bundle> own) {
    static ShownCertificate toAnybody() {
        return new ShownCertificate(Optional.empty(), Optional.empty(), Optional.empty());
    }

    static ShownCertificate askingFor(String name) {
        return new ShownCertificate(Optional.of(name), Optional.empty(), Optional.empty());
    }

    ShownCertificate over(String only) {
        return new ShownCertificate(name, Optional.of(only), own);
    }

    ShownCertificate by(X509Bundle client) {
        return new ShownCertificate(name, suite, Optional.of(client));
    }

    /** The subject that an FTPS server shows, which is believed once the server has greeted: the first digit of 220. */
    String at(InetSocketAddress server) throws IOException, GeneralSecurityException {
        try (SSLSocket socket = connect(server)) {
            if (socket.getInputStream().read() != '2') {
                throw new EOFException("The server does not greet.");
            }
            return subject(socket);
        }
    }

    /** The subject that a server shows that waits for the client to speak. */
    String atPages(InetSocketAddress server) throws IOException, GeneralSecurityException {
        try (SSLSocket socket = connect(server)) {
            socket.startHandshake();
            return subject(socket);
        }
    }

    private static String subject(SSLSocket socket) throws IOException {
        X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
        return shown.getSubjectX500Principal().getName();
    }

    private SSLSocket connect(InetSocketAddress server) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys(), new TrustManager[] {new Trusting()}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(server.getAddress(), server.getPort());
        socket.setSoTimeout(10_000);
        SSLParameters parameters = socket.getSSLParameters();
        name.ifPresent(asked -> parameters.setServerNames(List.of(new SNIHostName(asked))));
        suite.ifPresent(only -> {
            parameters.setProtocols(new String[] {"TLSv1.2"});
            parameters.setCipherSuites(new String[] {only});
        });
        socket.setSSLParameters(parameters);
        return socket;
    }

    private KeyManager[] keys() throws GeneralSecurityException, IOException {
        if (own.isEmpty()) {
            return new KeyManager[0];
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        X509Bundle bundle = own.get();
        store.setKeyEntry("client", bundle.getKeyPair().getPrivate(), new char[0], bundle.getCertificatePath());
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    /** Believes everybody: the test looks at the certificate itself. */
    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            throw new UnsupportedOperationException(authType);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            assertThat(chain).isNotEmpty();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
