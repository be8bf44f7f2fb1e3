/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import static io.ftps.tls.testing.Issuing.root;
import static io.ftps.tls.testing.Issuing.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.tls.CertificateSelector;
import io.ftps.tls.ClientCertificateException;
import io.ftps.tls.ClientCertificatePolicy;
import io.ftps.tls.ClientCertificateVerdict.Accepted;
import io.ftps.tls.ClientCertificateVerdict.Refused;
import io.ftps.tls.PresentedCertificate;
import io.ftps.tls.ServerTls;
import io.ftps.tls.TlsOutcome;
import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.Issuing;
import io.ftps.tls.testing.Issuing.Party;
import io.ftps.tls.testing.NoLeaks;
import io.ftps.tls.testing.Peer;
import io.ftps.tls.testing.Revoking;
import io.ftps.tls.testing.TestEngine;
import io.ftps.tls.testing.TestKeys;
import io.ftps.tls.testing.TlsClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anchors and revocation behind real handshakes. */
class TrustHandshakeTest {
    @RegisterExtension
    static final NoLeaks LEAKS = new NoLeaks();

    private static final Party ROOT = root("Root");
    private static final Party MIDDLE = to("Middle").authority().by(ROOT);
    private static final Party ANNA = to("anna").by(MIDDLE);
    private static final Party LATE = to("late").until("2026-05-31T23:59:59Z").by(MIDDLE);

    private static ServerTls tls(Revocation revocation) {
        return TestEngine.checked(ServerTls.builder()
                .certificates(CertificateSelector.single(TestKeys.EC))
                .clientCertificates(
                        ClientCertificatePolicy.REQUEST,
                        TrustAnchors.of(List.of(ROOT.certificate()))
                                .withRevocation(revocation)
                                .withClock(Issuing.CLOCK))
                .build());
    }

    private static TlsClient client(String version, Party party) {
        return new TlsClient(version, party.bundle(MIDDLE.certificate(), ROOT.certificate()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aClientIsBelievedUntilItIsRevoked(String version, @TempDir Path folder) throws IOException {
        Revocation revocation =
                Revocation.builder().lists(folder).clock(Issuing.CLOCK).build();
        ServerTls tls = tls(revocation);
        try (Fixture server = new Fixture(tls);
                SSLSocket socket = client(version, ANNA).connect(server.mainPort())) {
            PresentedCertificate anna =
                    server.next().established().presentedCertificate().orElseThrow();
            assertThat(anna.issuers()).containsExactly(MIDDLE.certificate(), ROOT.certificate());
            assertThat(tls.judge(anna, Fixture.ORIGIN)).isInstanceOf(Accepted.class);

            Revoking.by(MIDDLE).revoked(ANNA.serial(), 1).in(folder.resolve("middle.crl"));
            revocation.reload();
            assertThat(tls.judge(anna, Fixture.ORIGIN))
                    .isEqualTo(new Refused("CN=anna was revoked since 2026-05-01T00:00:00Z (key compromise)"));
            assertThat(TlsClient.echo(socket, "hello"))
                    .as("whoever judges ends it")
                    .isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void theTrueReasonIsToldToTheOperator(String version) throws IOException {
        try (Fixture server = new Fixture(tls(Revocation.builder().build()))) {
            try (SSLSocket socket = client(version, LATE).connect(server.mainPort())) {
                assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo(Peer.LAST_WORD);
            }
            Peer peer = server.next();
            TlsOutcome.Failed failed = peer.failed();
            assertThat(failed.reason())
                    .isEqualTo("The client's certificate was refused: CN=late expired on 2026-05-31T23:59:59Z.");
            assertThat(failed.cause()).isInstanceOf(ClientCertificateException.class);
            peer.awaitClosed();
        }
    }
}
