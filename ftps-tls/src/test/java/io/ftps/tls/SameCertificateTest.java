/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static io.ftps.tls.SideHandshakes.FULL_ALLOWED;
import static io.ftps.tls.SideHandshakes.RESUMED_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.NoLeaks;
import io.ftps.tls.testing.Peer;
import io.ftps.tls.testing.TestEngine;
import io.ftps.tls.testing.TestKeys;
import io.ftps.tls.testing.TlsClient;
import io.ftps.tls.trust.ExactCertificates;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Side channels of a client that presented a certificate on its main channel. */
class SameCertificateTest {
    @RegisterExtension
    static final NoLeaks LEAKS = new NoLeaks();

    private static final X509Bundle ANNA = TestKeys.ec("anna", "anna");
    private static final X509Bundle BERTA = TestKeys.ec("berta", "berta");

    private static Fixture server() {
        return new Fixture(ClientCertificateTest.asking(
                ClientCertificatePolicy.REQUEST,
                ExactCertificates.of(List.of(ANNA.getCertificate(), BERTA.getCertificate()))));
    }

    private static SSLSocket main(Fixture server, TlsClient client) throws IOException {
        SSLSocket main = client.connect(server.mainPort());
        assertThat(server.next().established().peerCertificates()).first().isEqualTo(ANNA.getCertificate());
        TlsClient.echo(main, "tickets");
        return main;
    }

    private static void served(Fixture server, SideHandshakes allowed, TlsClient client, ResumptionLevel level)
            throws IOException {
        try (SSLSocket side = client.connect(server.sidePort(allowed))) {
            TlsSession session = server.next().established();
            assertThat(session.resumption()).isEqualTo(level);
            assertThat(session.peerCertificates()).first().isEqualTo(ANNA.getCertificate());
            assertThat(session.localCertificate()).isEqualTo(TestKeys.EC.certificate());
            assertThat(TlsClient.echo(side, "data")).isEqualTo("data");
        }
    }

    private static TlsOutcome.Failed refused(Fixture server, SideHandshakes allowed, TlsClient client) {
        try (SSLSocket side = client.connect(server.sidePort(allowed))) {
            assertThat(side.getInputStream().read()).isEqualTo(-1);
        } catch (IOException e) {
            assertThat(e).isNotNull(); // how it hears of the refusal depends on engine and version
        }
        Peer peer = server.next();
        TlsOutcome.Failed failed = peer.failed();
        peer.awaitClosed();
        return failed;
    }

    private static void strangerRefused(Fixture server, TlsClient client) {
        TlsOutcome.Failed failed = refused(server, FULL_ALLOWED, client);
        assertThat(failed.cause()).isInstanceOf(ClientCertificateException.class);
        assertThat(failed.reason())
                .isEqualTo("The side channel neither showed its main channel's client certificate nor resumed its TLS"
                        + " session.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aResumedSessionIsProofWhereverACertificateWasPresented(String version) throws IOException {
        TlsClient client = new TlsClient(version, ANNA);
        try (Fixture server = server();
                SSLSocket main = main(server, client)) {
            for (int i = 0; i < 5; i++) {
                served(server, FULL_ALLOWED, client, ResumptionLevel.PROVEN);
            }
            assertThat(main.isClosed()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aResumedSessionIsProofWhereItIsDemanded(String version) throws IOException {
        TlsClient client = new TlsClient(version, ANNA);
        try (Fixture server = server();
                SSLSocket main = main(server, client)) {
            for (int i = 0; i < 5; i++) {
                served(server, RESUMED_ONLY, client, ResumptionLevel.PROVEN);
            }
            assertThat(main.isClosed()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aFullHandshakeWithTheSameCertificateIsServedAndItsTicketIsNoProof(String version) throws IOException {
        TlsClient another = new TlsClient(version, ANNA);
        try (Fixture server = server();
                SSLSocket main = main(server, new TlsClient(version, ANNA))) {
            served(server, FULL_ALLOWED, another, ResumptionLevel.SAME_CERTIFICATE);
            served(
                    server,
                    FULL_ALLOWED,
                    another,
                    TestEngine.expected() == TlsEngine.JDK
                            ? ResumptionLevel.SAME_CERTIFICATE
                            : ResumptionLevel.UNPROVEN);
            assertThat(main.isClosed()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void strangersAreRefusedAgainAndAgainAndTheClientServed(String version) throws IOException {
        TlsClient client = new TlsClient(version, ANNA);
        TlsClient berta = new TlsClient(version, BERTA);
        TlsClient nobody = new TlsClient(version);
        try (Fixture server = server();
                SSLSocket main = main(server, client)) {
            for (TlsClient stranger : List.of(nobody, nobody, berta, berta)) {
                strangerRefused(server, stranger);
            }
            served(server, FULL_ALLOWED, client, ResumptionLevel.PROVEN);
            assertThat(main.isClosed()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void whereResumptionIsDemandedTheSameCertificateIsNotEnough(String version) throws IOException {
        TlsClient client = new TlsClient(version, ANNA);
        TlsClient another = new TlsClient(version, ANNA);
        try (Fixture server = server();
                SSLSocket main = main(server, client)) {
            for (TlsClient stranger : List.of(another, another, new TlsClient(version, BERTA))) {
                assertThat(refused(server, RESUMED_ONLY, stranger).cause()).isInstanceOf(NotResumedException.class);
            }
            served(server, RESUMED_ONLY, client, ResumptionLevel.PROVEN);
            assertThat(main.isClosed()).isFalse();
        }
    }
}
