/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.tls.CertifiedKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Somebody who comes to an implicit listener to see who is there.
 *
 * @param subject of the certificate shown
 * @param greeting the first line; empty where the connection ended instead
 */
record TlsVisitor(String subject, Optional<String> greeting) {
    private static final int LONGEST_MILLIS = 20_000;

    static TlsVisitor at(InetSocketAddress address) throws IOException, GeneralSecurityException {
        return with(address, Optional.empty(), List.of());
    }

    static TlsVisitor asking(InetSocketAddress address, String name) throws IOException, GeneralSecurityException {
        return with(address, Optional.empty(), List.of(new SNIHostName(name)));
    }

    static TlsVisitor showing(InetSocketAddress address, CertifiedKey own)
            throws IOException, GeneralSecurityException {
        return with(address, Optional.of(own), List.of());
    }

    private static TlsVisitor with(InetSocketAddress address, Optional<CertifiedKey> own, List<SNIServerName> names)
            throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.isPresent() ? keys(own.get()) : new KeyManager[0], new TrustManager[] {new Everybody()}, null);
        try (Socket plain = new Socket(address.getAddress(), address.getPort());
                SSLSocket socket =
                        (SSLSocket) context.getSocketFactory().createSocket(plain, null, address.getPort(), true)) {
            socket.setSoTimeout(LONGEST_MILLIS);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setServerNames(names);
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return new TlsVisitor(shown.getSubjectX500Principal().getName(), firstLine(socket));
        }
    }

    private static Optional<String> firstLine(SSLSocket socket) {
        try {
            return Optional.ofNullable(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static KeyManager[] keys(CertifiedKey own) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", own.privateKey(), new char[0], own.chain().toArray(Certificate[]::new));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        return managers.getKeyManagers();
    }

    private static final class Everybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
