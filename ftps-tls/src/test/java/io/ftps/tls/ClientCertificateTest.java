/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static io.ftps.tls.ClientCertificatePolicy.IGNORE;
import static io.ftps.tls.ClientCertificatePolicy.REQUEST;
import static io.ftps.tls.ClientCertificatePolicy.REQUIRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ftps.tls.ClientCertificateVerdict.Accepted;
import io.ftps.tls.ClientCertificateVerdict.Refused;
import io.ftps.tls.ClientCertificateVerdict.Undecided;
import io.ftps.tls.ClientCertificateVerdict.Unknown;
import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.NoLeaks;
import io.ftps.tls.testing.Peer;
import io.ftps.tls.testing.TestEngine;
import io.ftps.tls.testing.TestKeys;
import io.ftps.tls.testing.TlsClient;
import io.ftps.tls.trust.ExactCertificates;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that show a certificate on their main channel, or none, and what the verifier thinks of it. */
class ClientCertificateTest {
    @RegisterExtension
    static final NoLeaks LEAKS = new NoLeaks();

    private static final X509Bundle ANNA = TestKeys.ec("anna", "anna");
    private static final X509Bundle BERTA = TestKeys.ec("berta", "berta");

    static ServerTls asking(ClientCertificatePolicy policy, ClientCertificateVerifier verifier) {
        return TestEngine.checked(ServerTls.builder()
                .certificates(CertificateSelector.single(TestKeys.EC))
                .clientCertificates(policy, verifier)
                .build());
    }

    private static Fixture knowingAnna(ClientCertificatePolicy policy) {
        return new Fixture(asking(policy, ExactCertificates.of(List.of(ANNA.getCertificate()))));
    }

    private static ClientCertificateVerifier always(ClientCertificateVerdict verdict) {
        return (chain, origin) -> verdict;
    }

    /** A client that is refused; how it hears of that depends on engine and version. */
    private static TlsOutcome.Failed refused(Fixture server, TlsClient client) {
        try (SSLSocket main = client.connect(server.mainPort())) {
            assertThat(main.getInputStream().readAllBytes()).asString().isIn("", Peer.LAST_WORD);
        } catch (IOException e) {
            assertThat(e).isNotNull();
        }
        Peer peer = server.next();
        TlsOutcome.Failed failed = peer.failed();
        peer.awaitClosed();
        server.connection().close();
        return failed;
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.3,REQUEST", "TLSv1.2,REQUEST", "TLSv1.3,REQUIRE", "TLSv1.2,REQUIRE"})
    void aKnownCertificateIsAccepted(String version, ClientCertificatePolicy policy) throws IOException {
        try (Fixture server = knowingAnna(policy);
                SSLSocket main = new TlsClient(version, ANNA).connect(server.mainPort())) {
            TlsSession session = server.next().established();

            assertThat(session.presentedCertificate()).hasValueSatisfying(presented -> {
                assertThat(presented.verdict()).isEqualTo(new Accepted());
                assertThat(presented.certificate()).isEqualTo(ANNA.getCertificate());
            });
            assertThat(session.peerCertificates()).first().isEqualTo(ANNA.getCertificate());
            assertThat(TlsClient.echo(main, "hello")).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void whereItIsIgnoredNobodyIsAsked(String version) throws IOException {
        try (Fixture server = knowingAnna(IGNORE);
                SSLSocket main = new TlsClient(version, ANNA).connect(server.mainPort())) {
            assertThat(server.next().established().presentedCertificate()).isEmpty();
            assertThat(main.getSession().getLocalCertificates()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void whereItIsRequestedNoneWillDoAndAnUnknownOneToo(String version) throws IOException {
        try (Fixture server = knowingAnna(REQUEST);
                SSLSocket none = new TlsClient(version).connect(server.mainPort())) {
            assertThat(server.next().established().peerCertificates()).isEmpty();
            assertThat(TlsClient.echo(none, "hello")).isEqualTo("hello");
            server.connection().close();
            try (SSLSocket unknown = new TlsClient(version, BERTA).connect(server.mainPort())) {
                assertThat(server.next().established().presentedCertificate())
                        .hasValueSatisfying(
                                presented -> assertThat(presented.verdict()).isEqualTo(new Unknown()));
                assertThat(TlsClient.echo(unknown, "hello")).isEqualTo("hello");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void whereItIsRequiredNoneEndsTheHandshakeAndAnUnknownOneTheConnection(String version) {
        try (Fixture server = knowingAnna(REQUIRE)) {
            assertThat(refused(server, new TlsClient(version)).reason())
                    .isEqualTo("The client presented no certificate.");
            TlsOutcome.Failed unknown = refused(server, new TlsClient(version, BERTA));
            assertThat(unknown.reason()).isEqualTo("The client's certificate is unknown.");
            assertThat(unknown.cause()).isInstanceOf(ClientCertificateException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"REQUEST", "REQUIRE"})
    void aRefusedCertificateEndsTheConnection(ClientCertificatePolicy policy) {
        try (Fixture server = new Fixture(asking(policy, always(new Refused("it was\nrevoked"))))) {
            assertThat(refused(server, new TlsClient("TLSv1.3", ANNA)).reason())
                    .isEqualTo("The client's certificate was refused: it was?revoked.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void whoIsRefusedIsToldSoUnderTls(String version) throws IOException {
        try (Fixture server = knowingAnna(REQUIRE);
                SSLSocket main = new TlsClient(version, BERTA).connect(server.mainPort())) {
            assertThat(main.getInputStream().readAllBytes()).asString().isEqualTo(Peer.LAST_WORD);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void whereAnUnknownOneIsLetInNoneStillEndsTheHandshake(String version) throws IOException {
        ServerTls tolerant = TestEngine.checked(ServerTls.builder()
                .certificates(CertificateSelector.single(TestKeys.EC))
                .clientCertificates(REQUIRE, UnknownCertificates.LET_IN_UNTRUSTED, always(new Unknown()))
                .build());
        try (Fixture server = new Fixture(tolerant)) {
            assertThat(refused(server, new TlsClient(version)).reason())
                    .isEqualTo("The client presented no certificate.");
            try (SSLSocket unknown = new TlsClient(version, BERTA).connect(server.mainPort())) {
                assertThat(server.next().established().presentedCertificate())
                        .hasValueSatisfying(
                                presented -> assertThat(presented.verdict()).isEqualTo(new Unknown()));
                assertThat(TlsClient.echo(unknown, "hello")).isEqualTo("hello");
            }
        }
    }

    @Test
    void aLivingClientIsJudgedAgainByTheSameVerifier() {
        List<ClientCertificateVerdict> verdicts = new ArrayList<>(List.of(new Unknown(), new Refused("revoked")));
        ServerTls tls = asking(REQUEST, (chain, origin) -> verdicts.remove(0));
        PresentedCertificate anna = new PresentedCertificate(List.of(ANNA.getCertificate()), new Accepted());

        assertThat(tls.judge(anna, Fixture.ORIGIN)).isEqualTo(new Unknown());
        assertThat(tls.judge(anna, Fixture.ORIGIN)).isEqualTo(new Refused("revoked"));
        assertThat(tls.judge(anna, Fixture.ORIGIN))
                .as("the verifier throws")
                .isEqualTo(new Undecided("the verifier failed"));
    }

    @Test
    void aVerifierThatThrowsRefuses() {
        ClientCertificateVerifier broken = (chain, origin) -> {
            throw new IllegalStateException("planted by the test");
        };
        try (Fixture server = new Fixture(asking(REQUEST, broken))) {
            assertThat(refused(server, new TlsClient("TLSv1.3", ANNA)).reason())
                    .isEqualTo("The client certificate verifier failed.");
        }
    }

    @Test
    void anExecutorThatIsFullRefuses() throws IOException {
        try (Fixture server = knowingAnna(REQUEST);
                SSLSocket main = new TlsClient("TLSv1.3", ANNA).connect(server.mainPort(task -> {
                    throw new RejectedExecutionException("full");
                }))) {
            assertThat(server.next().failed().reason())
                    .isEqualTo("No thread is free to judge the client's certificate.");
            assertThat(main.isConnected()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void whatTheClientSaysMeanwhileWaitsForTheVerdict(String version) throws IOException {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        ClientCertificateVerifier slow = (chain, origin) -> {
            await().until(() -> mayAnswer.getCount() == 0);
            return new Accepted();
        };
        try (Fixture server = new Fixture(asking(REQUIRE, slow));
                SSLSocket main = new TlsClient(version, ANNA).connect(server.mainPort())) {
            main.getOutputStream().write("early".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            Peer peer = server.next();

            peer.channel().eventLoop().submit(() -> {}).syncUninterruptibly();
            assertThat(peer.hasNoOutcome()).isTrue();
            mayAnswer.countDown();
            assertThat(peer.established().peerCertificates()).isNotEmpty();
            assertThat(main.getInputStream().readNBytes(5)).asString().isEqualTo("early");
            assertThat(TlsClient.echo(main, "later")).isEqualTo("later");
        }
    }

    @Test
    void aChannelThatClosesMeanwhileFailsOnce() throws IOException {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        ClientCertificateVerifier slow = (chain, origin) -> {
            await().until(() -> mayAnswer.getCount() == 0);
            return new Accepted();
        };
        try (Fixture server = new Fixture(asking(REQUIRE, slow));
                SSLSocket main = new TlsClient("TLSv1.3", ANNA).connect(server.mainPort())) {
            main.getOutputStream().write(1);
            Peer peer = server.next();
            await().until(() -> peer.channel().isActive());
            peer.close();

            assertThat(peer.failed().reason()).isEqualTo("The connection was closed during the TLS handshake.");
            mayAnswer.countDown();
            assertThat(peer.hasNoOutcome()).isTrue();
        }
    }

    /** The client offers its session, since it takes both servers for one. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aSessionOfOneServerIsWorthNothingOnAnotherWithTheSameCertificate(String version) throws IOException {
        TlsClient client = new TlsClient(version);
        try (Fixture ignoring = knowingAnna(IGNORE);
                Fixture requiring = knowingAnna(REQUIRE);
                SSLSocket main = client.connect(ignoring.mainPort())) {
            ignoring.next().established();
            TlsClient.echo(main, "tickets");

            assertThat(refused(requiring, client).reason()).isEqualTo("The client presented no certificate.");
        }
    }
}
