/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.NoLeaks;
import io.ftps.tls.testing.Peer;
import io.ftps.tls.testing.TestEngine;
import io.ftps.tls.testing.TestKeys;
import io.ftps.tls.testing.TlsClient;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {
    @RegisterExtension
    static final NoLeaks LEAKS = new NoLeaks();

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void anEcKeyServesBothVersions(String version) throws IOException {
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket client = new TlsClient(version).connect(server.mainPort())) {
            TlsSession session = server.next().established();

            assertThat(session.protocol()).isEqualTo(version);
            assertThat(session.serverName()).isEmpty();
            assertThat(session.engine()).isEqualTo(TestEngine.expected());
            assertThat(session.localCertificate()).isEqualTo(TestKeys.EC.certificate());
            assertThat(session.resumption()).isEqualTo(ResumptionLevel.NONE);
            assertThat(TlsClient.echo(client, "hello")).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void anRsaKeyServesBothVersions(String version) throws IOException {
        try (Fixture server = new Fixture(TestKeys.Rsa.KEY);
                SSLSocket client = new TlsClient(version).connect(server.mainPort())) {
            TlsSession session = server.next().established();

            assertThat(session.protocol()).isEqualTo(version);
            assertThat(session.localCertificate()).isEqualTo(TestKeys.Rsa.KEY.certificate());
            assertThat(TlsClient.echo(client, "hello")).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLSv1.3, TLS_AES_128_GCM_SHA256, TLS_CHACHA20_POLY1305_SHA256",
    })
    void theServersOrderOfSuitesCountsExceptInBoringSslsTls13(String version, String onJdk, String onBoringSsl)
            throws IOException {
        String suite = TestEngine.expected() == TlsEngine.JDK ? onJdk : onBoringSsl;
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket client =
                        new TlsClient(version).over(new Socket(InetAddress.getLoopbackAddress(), server.mainPort()))) {
            client.setEnabledCipherSuites(new String[] {
                "TLS_CHACHA20_POLY1305_SHA256",
                "TLS_AES_256_GCM_SHA384",
                "TLS_AES_128_GCM_SHA256",
                "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"
            });
            client.startHandshake();

            assertThat(server.next().established().cipherSuite()).isEqualTo(suite);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aHandshakeThatArrivesByteByByteSucceeds(String version) throws IOException {
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket client = new TlsClient(version).connectDripping(server.mainPort())) {
            assertThat(server.next().established().protocol()).isEqualTo(version);
            assertThat(TlsClient.echo(client, "drop by drop")).isEqualTo("drop by drop");
        }
    }

    @Test
    void theSslHandlerTakesTheNameOfTheMainHandler() throws IOException {
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket client = new TlsClient("TLSv1.3").connect(server.mainPort())) {
            Peer peer = server.next();
            peer.established();

            assertThat(TlsClient.echo(client, "x")).isEqualTo("x");
            assertThat(peer.channel().pipeline().get("tls")).isInstanceOf(SslHandler.class);
            assertThat(peer.channel().pipeline().names()).hasSize(3); // tls, the peer, Netty's tail
        }
    }

    @Test
    void theEndOfTheSessionComesAsNettysOwnEvent() throws IOException {
        try (Fixture server = new Fixture(TestKeys.EC)) {
            SSLSocket client = new TlsClient("TLSv1.3").connect(server.mainPort());
            Peer peer = server.next();
            peer.established();
            client.close();

            await().untilAsserted(() -> assertThat(peer.otherEvents).contains(SslCloseCompletionEvent.SUCCESS));
            assertThat(peer.hasNoOutcome()).isTrue();
            assertThat(peer.errors).isEmpty();
        }
    }

    @Test
    void aClientThatRenegotiatesLosesTheChannel() throws IOException {
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket client = new TlsClient("TLSv1.2").connect(server.mainPort())) {
            Peer peer = server.next();
            peer.established();
            assertThat(TlsClient.echo(client, "first")).isEqualTo("first");

            assertThat(catchThrowable(() -> {
                        client.startHandshake();
                        TlsClient.echo(client, "second");
                    }))
                    .isInstanceOf(IOException.class);
            await().untilAsserted(() -> assertThat(peer.errors).isNotEmpty());
        }
    }
}
