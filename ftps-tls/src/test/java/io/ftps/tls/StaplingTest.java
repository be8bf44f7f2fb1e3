/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.NoLeaks;
import io.ftps.tls.testing.OcspAnswers;
import io.ftps.tls.testing.TestEngine;
import io.ftps.tls.testing.TlsClient;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients see. How staples are got is told in {@code OcspStaplerTest}. */
class StaplingTest {
    @RegisterExtension
    static final NoLeaks LEAKS = new NoLeaks();

    private static final CertifiedKey IDENTITY = OcspAnswers.identity(URI.create("http://127.0.0.1/"));
    private static final byte[] STAPLE = OcspAnswers.about(IDENTITY).encoded();

    private static Fixture stapling(CertifiedKey identity, Optional<byte[]> staple) {
        return new Fixture(ServerTls.builder()
                .certificates(CertificateSelector.single(identity))
                .stapling(shown -> staple.filter(any -> shown == identity))
                .build());
    }

    private static List<byte[]> staples(SSLSocket client) {
        return ((ExtendedSSLSession) client.getSession()).getStatusResponses();
    }

    private static List<byte[]> whereItCanBe(byte[] staple) {
        return TestEngine.expected() == TlsEngine.BORINGSSL ? List.of(staple) : List.of();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void boringSslShowsTheStapleAndTheJdkShowsNone(String version) throws IOException {
        try (Fixture server = stapling(IDENTITY, Optional.of(STAPLE));
                SSLSocket client = new TlsClient(version).connect(server.mainPort())) {
            server.next().established();

            assertThat(staples(client)).containsExactlyElementsOf(whereItCanBe(STAPLE));
            assertThat(TlsClient.echo(client, "hello")).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void withoutAStapleTheCertificateIsShownAlone(String version) throws IOException {
        try (Fixture server = stapling(IDENTITY, Optional.empty());
                SSLSocket client = new TlsClient(version).connect(server.mainPort())) {
            server.next().established();

            assertThat(staples(client)).isEmpty();
            assertThat(TlsClient.echo(client, "hello")).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aFullSideHandshakeShowsItTooAndAResumedOneStillResumes(String version) throws IOException {
        TlsClient client = new TlsClient(version);
        try (Fixture server = stapling(IDENTITY, Optional.of(STAPLE));
                SSLSocket main = client.connect(server.mainPort())) {
            server.next().established();
            TlsClient.echo(main, "tickets");

            try (SSLSocket resumed = client.connect(server.sidePort())) {
                assertThat(server.next().established().resumption()).isEqualTo(TestEngine.resumed());
                assertThat(TlsClient.echo(resumed, "data")).isEqualTo("data");
            }
            try (SSLSocket full = new TlsClient(version).connect(server.sidePort())) {
                assertThat(server.next().established().resumption()).isEqualTo(ResumptionLevel.NONE);
                assertThat(staples(full)).containsExactlyElementsOf(whereItCanBe(STAPLE));
            }
        }
    }

    @Test
    void mustStapleIsAnErrorAtStartWhereNothingIsStapled() {
        CertifiedKey demanding = OcspAnswers.mustStaple();
        for (EngineChoice engine : List.of(EngineChoice.AUTO, EngineChoice.JDK)) {
            ServerTls tls = ServerTls.builder()
                    .certificates(CertificateSelector.single(demanding))
                    .engine(engine)
                    .build();
            tls.checkMustStaple(IDENTITY);

            assertThatIllegalStateException()
                    .isThrownBy(() -> tls.checkMustStaple(demanding))
                    .withMessage(fault(tls.engine()));
        }
    }

    @Test
    void mustStapleIsServedOnlyWhereItIsStapled() throws IOException {
        CertifiedKey demanding = OcspAnswers.mustStaple();
        try (Fixture server = stapling(demanding, Optional.of(STAPLE))) {
            switch (TestEngine.expected()) {
                case BORINGSSL -> {
                    assertThatNoException().isThrownBy(() -> server.tls().checkMustStaple(demanding));
                    try (SSLSocket client = new TlsClient("TLSv1.3").connect(server.mainPort())) {
                        assertThat(server.next().established().localCertificate())
                                .isEqualTo(demanding.certificate());
                        assertThat(TlsClient.echo(client, "hello")).isEqualTo("hello");
                    }
                }
                case JDK -> {
                    assertThat(catchThrowable(() -> new TlsClient("TLSv1.3").connect(server.mainPort())))
                            .isInstanceOf(SSLException.class)
                            .hasMessageContaining("internal_error");
                    assertThat(server.next().failed().reason()).isEqualTo(fault(TlsEngine.JDK));
                }
            }
        }
    }

    private static String fault(TlsEngine engine) {
        return "The certificate of CN=localhost must be shown with an OCSP staple, and the TLS engine " + engine
                + " has none (expected: engine BORINGSSL with stapling, or a certificate without must-staple).";
    }
}
