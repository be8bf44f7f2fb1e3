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
import java.io.IOException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Side channels that must resume. The clients of ftps-core's tests also come back with tickets they should not have. */
class ResumedOnlyTest {
    @RegisterExtension
    static final NoLeaks LEAKS = new NoLeaks();

    private static void refused(Fixture server, TlsClient client) {
        try (SSLSocket side = client.connect(server.sidePort(RESUMED_ONLY))) {
            assertThat(side.getInputStream().read()).isEqualTo(-1);
        } catch (IOException e) {
            assertThat(e).isNotNull(); // how it hears of the refusal depends on engine and version
        }
        Peer peer = server.next();
        TlsOutcome.Failed failed = peer.failed();
        assertThat(failed.reason()).isEqualTo("The side channel did not resume the TLS session of its main channel.");
        assertThat(failed.cause()).isInstanceOf(NotResumedException.class);
        peer.awaitClosed();
    }

    private static void main(Fixture server, SSLSocket socket) throws IOException {
        server.next().established();
        TlsClient.echo(socket, "tickets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aResumedSessionIsProof(String version) throws IOException {
        TlsClient client = new TlsClient(version);
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket main = client.connect(server.mainPort())) {
            main(server, main);
            for (int i = 0; i < 10; i++) {
                try (SSLSocket side = client.connect(server.sidePort(RESUMED_ONLY))) {
                    assertThat(server.next().established().resumption()).isEqualTo(ResumptionLevel.PROVEN);
                    assertThat(TlsClient.echo(side, "data")).isEqualTo("data");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aStrangerIsRefusedAgainAndAgainAndTheClientServed(String version) throws IOException {
        TlsClient client = new TlsClient(version);
        TlsClient stranger = new TlsClient(version);
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket main = client.connect(server.mainPort())) {
            main(server, main);
            refused(server, stranger);
            refused(server, stranger);
            try (SSLSocket side = client.connect(server.sidePort(RESUMED_ONLY))) {
                assertThat(server.next().established().resumption()).isEqualTo(ResumptionLevel.PROVEN);
                assertThat(TlsClient.echo(side, "data")).isEqualTo("data");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void theSessionOfAnotherConnectionIsRefused(String version) throws IOException {
        TlsClient thief = new TlsClient(version);
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket own = thief.connect(server.mainPort())) {
            main(server, own);
            TlsConnection first = server.connection();
            try (SSLSocket victim = new TlsClient(version).connect(server.mainPort())) {
                main(server, victim);
                refused(server, thief);
            }
            first.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aTicketGivenToAStrangerOnAnOpenSideChannelProvesNothing(String version) throws IOException {
        TlsClient stranger = new TlsClient(version);
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket main = new TlsClient(version).connect(server.mainPort())) {
            main(server, main);
            try (SSLSocket side = stranger.connect(server.sidePort(FULL_ALLOWED))) {
                assertThat(server.next().established().resumption()).isEqualTo(ResumptionLevel.NONE);
                TlsClient.echo(side, "tickets");
            }
            try (SSLSocket side = stranger.connect(server.sidePort(FULL_ALLOWED))) {
                assertThat(server.next().established().resumption())
                        .isEqualTo(
                                TestEngine.expected() == TlsEngine.JDK
                                        ? ResumptionLevel.NONE
                                        : ResumptionLevel.UNPROVEN);
                TlsClient.echo(side, "tickets");
            }
            refused(server, stranger);
        }
    }
}
