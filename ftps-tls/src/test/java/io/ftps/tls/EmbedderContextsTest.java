/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static io.ftps.tls.SideHandshakes.FULL_ALLOWED;
import static io.ftps.tls.SideHandshakes.RESUMED_ONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.NoLeaks;
import io.ftps.tls.testing.Peer;
import io.ftps.tls.testing.TestEngine;
import io.ftps.tls.testing.TestKeys;
import io.ftps.tls.testing.TlsClient;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.X509Bundle;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contexts that an embedder makes, one for each client or one for all. */
class EmbedderContextsTest {
    @RegisterExtension
    static final NoLeaks LEAKS = new NoLeaks();

    private static final X509Bundle ANNA = TestKeys.ec("anna", "anna");

    private static SslContextBuilder builder() {
        return SslContextBuilder.forServer(TestKeys.EC.privateKey(), TestKeys.EC.chain())
                .sslProvider(TestEngine.expected() == TlsEngine.JDK ? SslProvider.JDK : SslProvider.OPENSSL_REFCNT)
                .trustManager(TestKeys.AUTHORITY.toTrustManager());
    }

    private static Fixture serving(TlsContexts contexts) {
        return new Fixture(
                ServerTls.builder().contexts(TestEngine.expected(), contexts).build());
    }

    private static void refused(Fixture server, TlsClient client) {
        try (SSLSocket side = client.connect(server.sidePort(RESUMED_ONLY))) {
            assertThat(side.getInputStream().read()).isEqualTo(-1);
        } catch (IOException e) {
            assertThat(e).isNotNull(); // how it hears of the refusal depends on engine and version
        }
        Peer peer = server.next();
        assertThat(peer.failed().cause()).isInstanceOf(NotResumedException.class);
        peer.awaitClosed();
    }

    private static void resumes(Fixture server, TlsClient client, SideHandshakes allowed, ResumptionLevel level)
            throws IOException {
        try (SSLSocket side = client.connect(server.sidePort(allowed))) {
            TlsSession session = server.next().established();
            assertThat(session.resumption()).isEqualTo(level);
            assertThat(session.localCertificate()).isEqualTo(TestKeys.EC.certificate());
            assertThat(TlsClient.echo(side, "data")).isEqualTo("data");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aContextForEachClientProvesResumptionAsOursDo(String version) throws IOException {
        List<Optional<String>> asked = new CopyOnWriteArrayList<>();
        TlsClient client = new TlsClient(version);
        try (Fixture server = serving(hello -> {
                    asked.add(hello.serverName());
                    return builder().build();
                });
                SSLSocket main = client.connect(server.mainPort(), "files.example.com")) {
            TlsSession session = server.next().established();
            assertThat(session.engine()).isEqualTo(TestEngine.expected());
            assertThat(session.localCertificate()).isEqualTo(TestKeys.EC.certificate());
            TlsClient.echo(main, "tickets");

            TlsClient stranger = new TlsClient(version);
            refused(server, stranger);
            refused(server, stranger);
            resumes(server, client, RESUMED_ONLY, ResumptionLevel.PROVEN);
            resumes(server, client, FULL_ALLOWED, TestEngine.resumed());
            assertThat(asked).containsExactly(Optional.of("files.example.com"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aContextMayAskForCertificatesAndHasThemTrusted(String version) throws IOException {
        try (Fixture server = serving(
                        hello -> builder().clientAuth(ClientAuth.REQUIRE).build());
                SSLSocket main = new TlsClient(version, ANNA).connect(server.mainPort())) {
            assertThat(server.next().established().presentedCertificate()).hasValueSatisfying(presented -> {
                assertThat(presented.certificate()).isEqualTo(ANNA.getCertificate());
                assertThat(presented.verdict()).isEqualTo(new ClientCertificateVerdict.Accepted());
            });
            TlsClient.echo(main, "tickets");
            try (SSLSocket side = new TlsClient(version, TestKeys.ec("berta", "berta")).connect(server.sidePort())) {
                assertThat(side.getInputStream().read()).isEqualTo(-1);
            } catch (IOException e) {
                assertThat(e).isNotNull();
            }
            assertThat(server.next().failed().cause()).isInstanceOf(ClientCertificateException.class);
        }
    }

    @Test
    void aContextThatWasGivenBeforeIsRefused() throws IOException {
        SslContext same = builder().sslProvider(SslProvider.JDK).build();
        ServerTls tls =
                ServerTls.builder().contexts(TlsEngine.JDK, hello -> same).build();
        try (Fixture server = new Fixture(tls);
                SSLSocket first = new TlsClient("TLSv1.3").connect(server.mainPort())) {
            server.next().established();
            TlsClient.echo(first, "hello");
            server.connection().close();

            failsMain(server, "The TLS contexts gave one context twice (expected: a new one for each client).");
        }
    }

    @Test
    void aContextThatIsNotAsPromisedIsRefused() {
        TlsContexts forClients = hello ->
                SslContextBuilder.forClient().sslProvider(SslProvider.JDK).build();
        ServerTls tls = ServerTls.builder().contexts(TlsEngine.JDK, forClients).build();
        try (Fixture server = new Fixture(tls)) {
            failsMain(
                    server,
                    "The TLS contexts gave a context that is not for servers on the engine JDK (expected: as announced).");
        }
    }

    @Test
    void contextsThatThrowEndTheHandshake() {
        try (Fixture server = serving(hello -> {
            throw new SSLException("planted by the test");
        })) {
            failsMain(server, "The TLS contexts failed.");
        }
    }

    private static void failsMain(Fixture server, String reason) {
        try (SSLSocket main = new TlsClient("TLSv1.3").connect(server.mainPort())) {
            throw new AssertionError(main);
        } catch (IOException e) {
            assertThat(server.next().failed().reason()).isEqualTo(reason);
        }
    }

    @Test
    void certificatesBesideContextsAreAMistake() {
        ServerTls.Builder builder = ServerTls.builder()
                .certificates(CertificateSelector.single(TestKeys.EC))
                .contexts(TlsEngine.JDK, hello -> builder().build());

        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessage("Certificates or a client certificate policy are set beside TLS contexts"
                        + " (expected: contexts that have them).");
    }

    @Test
    void contextsHaveNoIdentityToShowElsewhere() {
        ServerTls tls = ServerTls.builder()
                .contexts(TlsEngine.JDK, hello -> builder().build())
                .build();

        assertThat(tls.sharesSessions()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> tls.sslContext("https", new InetSocketAddress(443)))
                .withMessage("TLS contexts of an embedder have no identity to show elsewhere"
                        + " (expected: a certificate selector).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aContextForAllServesAndProvesNothing(String version) throws IOException {
        TlsClient client = new TlsClient(version);
        SslContext context = builder().build();
        ServerTls tls = TestEngine.checked(ServerTls.fixed(context));
        assertThat(tls.sharesSessions()).isTrue();
        try (Fixture server = new Fixture(tls)) {
            for (int i = 0; i < 3; i++) { // the second main channel resumes the first one's session
                try (SSLSocket main = client.connect(server.mainPort())) {
                    TlsSession session = server.next().established();
                    assertThat(session.localCertificate()).isEqualTo(TestKeys.EC.certificate());
                    assertThat(session.engine()).isEqualTo(TestEngine.expected());
                    TlsClient.echo(main, "tickets");
                    resumes(server, client, FULL_ALLOWED, ResumptionLevel.NONE);
                    refused(server, client);
                    server.connection().close();
                }
            }
        } finally {
            ReferenceCountUtil.release(context);
        }
    }
}
