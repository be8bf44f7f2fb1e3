/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.LoopbackServer;
import io.ftps.tls.testing.NoLeaks;
import io.ftps.tls.testing.TestEngine;
import io.ftps.tls.testing.TestKeys;
import io.ftps.tls.testing.TlsClient;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients are shown over real sockets. */
class ChosenCertificateTest {
    private static final CertifiedKey OTHER = TestKeys.named("other.example");

    @RegisterExtension
    static final NoLeaks LEAKS = new NoLeaks();

    private final List<TlsConnection> connections = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        connections.forEach(TlsConnection::close);
    }

    @Test
    void eachAddressShowsItsOwnCertificate() throws IOException {
        ServerTls tls = TestEngine.serving(CertificateSelector.byLocalAddress(Map.of(
                InetAddress.getLoopbackAddress(), CertificateSelector.single(TestKeys.EC),
                InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), CertificateSelector.single(OTHER))));
        try (LoopbackServer first = at("127.0.0.1", tls);
                LoopbackServer second = at("127.0.0.2", tls);
                LoopbackServer third = at("127.0.0.3", tls)) {
            assertThat(shownBy(first)).isEqualTo(TestKeys.EC.certificate());
            assertThat(shownBy(second)).isEqualTo(OTHER.certificate());
            assertThatThrownBy(() -> shownBy(third))
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("handshake_failure");
        }
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.3, RSA", "TLSv1.3, EC", "TLSv1.2, RSA", "TLSv1.2, EC"})
    void aClientOfOneKindOfKeyGetsThatKind(String version, String kind) throws Exception {
        CertificateSelector both = CertificateSelector.byKeyType(TestKeys.EC, TestKeys.Rsa.KEY);
        CertifiedKey expected = kind.equals("RSA") ? TestKeys.Rsa.KEY : TestKeys.EC;
        try (Fixture server = new Fixture(both);
                SSLSocket client = verifyingOnly(kind, version, server.mainPort())) {
            client.startHandshake();

            assertThat(server.next().established().localCertificate()).isEqualTo(expected.certificate());
            assertThat(client.getSession().getPeerCertificates()[0]).isEqualTo(expected.certificate());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aClientThatCanUseNoKeyIsRefused(String version) throws Exception {
        try (Fixture server = new Fixture(CertificateSelector.byKeyType(TestKeys.EC));
                SSLSocket client = verifyingOnly("RSA", version, server.mainPort())) {
            assertThatThrownBy(client::startHandshake)
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("handshake_failure");
        }
    }

    private LoopbackServer at(String address, ServerTls tls) {
        return new LoopbackServer(address, () -> handler(address, tls));
    }

    private ChannelHandler handler(String address, ServerTls tls) {
        ConnectionOrigin origin = new ConnectionOrigin(
                "test", new InetSocketAddress(address, 21), Fixture.ORIGIN.remoteAddress(), Optional.empty());
        TlsConnection connection = tls.newConnection(origin, Runnable::run);
        connections.add(connection);
        return connection.mainHandler();
    }

    private static Certificate shownBy(LoopbackServer server) throws IOException {
        InetSocketAddress address = server.address();
        try (SSLSocket client = new TlsClient("TLSv1.3").over(new Socket(address.getAddress(), address.getPort()))) {
            client.startHandshake();
            return client.getSession().getPeerCertificates()[0];
        }
    }

    /**
     * A client that offers signature schemes and suites of one kind of key only. It believes every issuer, for ours signs
     * with one kind of key too.
     */
    private static SSLSocket verifyingOnly(String kind, String version, int port)
            throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        SSLSocket client = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        client.setSoTimeout(10_000);
        client.setEnabledProtocols(new String[] {version});
        SSLParameters parameters = client.getSSLParameters();
        parameters.setAlgorithmConstraints(new OneKind(kind));
        parameters.setCipherSuites(Arrays.stream(parameters.getCipherSuites())
                .filter(suite ->
                        suite.matches("TLS_(AES|CHACHA).*|TLS_ECDHE_" + (kind.equals("EC") ? "ECDSA" : "RSA") + ".*"))
                .toArray(String[]::new));
        client.setSSLParameters(parameters);
        return client;
    }

    private record OneKind(String kind) implements AlgorithmConstraints {
        @Override
        public boolean permits(Set<CryptoPrimitive> primitives, String algorithm, AlgorithmParameters parameters) {
            return !primitives.contains(CryptoPrimitive.SIGNATURE)
                    || !algorithm.equals(kind.equals("EC") ? "RSA" : "EC");
        }

        @Override
        public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
            return true;
        }

        @Override
        public boolean permits(
                Set<CryptoPrimitive> primitives, String algorithm, Key key, AlgorithmParameters parameters) {
            return true;
        }
    }
}
