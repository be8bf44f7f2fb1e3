/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.NoLeaks;
import io.ftps.tls.testing.Peer;
import io.ftps.tls.testing.TestEngine;
import io.ftps.tls.testing.TestKeys;
import io.ftps.tls.testing.TlsClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of ALPN on main and side channels. */
class AlpnTest {
    private static final ApplicationProtocols FTP = new ApplicationProtocols(List.of("ftp"), List.of("ftp-data"));
    private static final byte[] NO_APPLICATION_PROTOCOL = {21, 3, 3, 0, 2, 2, 120};

    @RegisterExtension
    static final NoLeaks LEAKS = new NoLeaks();

    private static Fixture server() {
        return new Fixture(CertificateSelector.single(TestKeys.EC), FTP);
    }

    private static void main(Fixture server, SSLSocket socket) throws IOException {
        server.next().established();
        TlsClient.echo(socket, "tickets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void ourProtocolIsSelectedWhateverElseIsOffered(String version) throws IOException {
        try (Fixture server = server();
                SSLSocket main =
                        new TlsClient(version).offering("ftp-data", "h2", "ftp").connect(server.mainPort())) {
            server.next().established();

            assertThat(main.getApplicationProtocol()).isEqualTo("ftp");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void noOfferIsNoReasonToRefuse(String version) throws IOException {
        try (Fixture server = server();
                SSLSocket main = new TlsClient(version).connect(server.mainPort())) {
            main(server, main);

            assertThat(main.getApplicationProtocol()).isEmpty();
        }
    }

    /** GREASE as a client of RFC 8701 offers it beside ours, and as one that offers nothing else. */
    @Test
    void madeUpNamesAreNeitherSelectedNorRefused() throws IOException {
        try (Fixture server = server()) {
            try (SSLSocket main =
                    new TlsClient("TLSv1.3").offering("\u00aa\u00aa", "ftp").connect(server.mainPort())) {
                server.next().established();
                assertThat(main.getApplicationProtocol()).isEqualTo("ftp");
            }
            server.connection().close();
            try (SSLSocket main = new TlsClient("TLSv1.3").offering("\n\n").connect(server.mainPort())) {
                server.next().established();
                assertThat(main.getApplicationProtocol()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "ftp-data", "FTP", "ftps"})
    void anotherProtocolIsRefusedWithItsAlert(String offered) throws IOException {
        try (Fixture server = server();
                Socket client = new Socket(InetAddress.getLoopbackAddress(), server.mainPort())) {
            client.getOutputStream()
                    .write(new TlsClient("TLSv1.3").offering(offered).hello());

            assertThat(client.getInputStream().readAllBytes()).isEqualTo(NO_APPLICATION_PROTOCOL);
            Peer peer = server.next();
            assertThat(peer.failed().reason())
                    .isEqualTo("The client offers by ALPN only " + offered + " (expected: ftp, or no offer)."
                            + " The smallest relaxation is the protocol " + offered + ".");
            peer.awaitClosed();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp", "ftp-data"})
    void aSideChannelMaySpeakBothAndResumes(String offered) throws IOException {
        for (String version : List.of("TLSv1.3", "TLSv1.2")) {
            TlsClient client = new TlsClient(version);
            try (Fixture server = server();
                    SSLSocket main = client.connect(server.mainPort())) {
                main(server, main);

                try (SSLSocket side = client.offering(offered).connect(server.sidePort(SideHandshakes.RESUMED_ONLY))) {
                    assertThat(server.next().established().resumption()).isEqualTo(ResumptionLevel.PROVEN);
                    assertThat(side.getApplicationProtocol()).isEqualTo(offered);
                    assertThat(TlsClient.echo(side, "data")).isEqualTo("data");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aSideChannelThatOffersNothingResumesASessionThatHadAName(String version) throws IOException {
        TlsClient client = new TlsClient(version).offering("ftp");
        try (Fixture server = server();
                SSLSocket main = client.connect(server.mainPort())) {
            main(server, main);

            try (SSLSocket side = client.offering().connect(server.sidePort())) {
                assertThat(server.next().established().resumption()).isEqualTo(TestEngine.resumed());
                assertThat(side.getApplicationProtocol()).isEmpty();
            }
        }
    }

    @Test
    void aSideChannelOfAnotherProtocolIsRefusedWithItsAlert() throws IOException {
        try (Fixture server = server();
                SSLSocket main = new TlsClient("TLSv1.3").connect(server.mainPort())) {
            main(server, main);
            try (Socket side = new Socket(InetAddress.getLoopbackAddress(), server.sidePort())) {
                side.getOutputStream()
                        .write(new TlsClient("TLSv1.3").offering("h2").hello());

                assertThat(side.getInputStream().readAllBytes()).isEqualTo(NO_APPLICATION_PROTOCOL);
                assertThat(server.next().failed().reason())
                        .startsWith("The client offers by ALPN only h2 (expected: ftp, ftp-data, or no offer).");
            }
        }
    }

    @Test
    void aServerWithoutNamesTakesEveryOfferAndSelectsNone() throws IOException {
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket main = new TlsClient("TLSv1.3").offering("h2").connect(server.mainPort())) {
            main(server, main);

            assertThat(main.getApplicationProtocol()).isEmpty();
        }
    }

    @Test
    void sideChannelsHaveTheNamesOfMainChannelsToo() {
        assertThat(FTP.side()).containsExactly("ftp", "ftp-data");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApplicationProtocols(List.of(), List.of("ftp-data")))
                .withMessage("Side channels speak [ftp-data] and main channels nothing"
                        + " (expected: a name for both, or none).");
    }
}
