/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.NoLeaks;
import io.ftps.tls.testing.TestEngine;
import io.ftps.tls.testing.TestKeys;
import io.ftps.tls.testing.TlsClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SideChannelTest {
    @RegisterExtension
    static final NoLeaks LEAKS = new NoLeaks();

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aClientThatResumesIsRecognized(String version) throws IOException {
        TlsClient client = new TlsClient(version);
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket main = client.connect(server.mainPort())) {
            server.next().established();
            TlsClient.echo(main, "tickets");

            try (SSLSocket side = client.connect(server.sidePort())) {
                TlsSession session = server.next().established();
                assertThat(session.resumption()).isEqualTo(TestEngine.resumed());
                assertThat(session.protocol()).isEqualTo(version);
                assertThat(session.engine()).isEqualTo(TestEngine.expected());
                assertThat(session.localCertificate()).isEqualTo(TestKeys.EC.certificate());
                assertThat(TlsClient.echo(side, "data")).isEqualTo("data");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aStrangersFullHandshakeIsRecognized(String version) throws IOException {
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket main = new TlsClient(version).connect(server.mainPort())) {
            server.next().established();
            TlsClient.echo(main, "tickets");

            try (SSLSocket side = new TlsClient(version).connect(server.sidePort())) {
                assertThat(server.next().established().resumption()).isEqualTo(ResumptionLevel.NONE);
                assertThat(TlsClient.echo(side, "data")).isEqualTo("data");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void theSessionOfAnotherConnectionIsNotResumed(String version) throws IOException {
        TlsClient thief = new TlsClient(version);
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket own = thief.connect(server.mainPort())) {
            server.next().established();
            TlsClient.echo(own, "tickets");
            TlsConnection first = server.connection();

            try (SSLSocket victim = new TlsClient(version).connect(server.mainPort())) {
                server.next().established();
                TlsClient.echo(victim, "tickets");

                try (SSLSocket side = thief.connect(server.sidePort())) {
                    assertThat(server.next().established().resumption()).isEqualTo(ResumptionLevel.NONE);
                    assertThat(TlsClient.echo(side, "data")).isEqualTo("data");
                }
            }
            first.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void fiftySideChannelsInARowResume(String version) throws IOException {
        TlsClient client = new TlsClient(version);
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket main = client.connect(server.mainPort())) {
            server.next().established();
            TlsClient.echo(main, "tickets");

            for (int i = 0; i < 50; i++) {
                try (SSLSocket side = client.connect(server.sidePort())) {
                    assertThat(server.next().established().resumption()).isEqualTo(TestEngine.resumed());
                    TlsClient.echo(side, "data");
                }
            }
        }
    }

    /** A client that only sends reads no tickets, and unread or late ones would reset its connection. */
    @ParameterizedTest
    @ValueSource(strings = {"resumed", "full"})
    void nothingFollowsTheHandshakeBeforeTheServerSpeaks(String handshake) throws IOException {
        TlsClient client = new TlsClient("TLSv1.3");
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket main = client.connect(server.mainPort())) {
            server.next().established();
            TlsClient.echo(main, "tickets");
            TlsClient sideClient = handshake.equals("resumed") ? client : new TlsClient("TLSv1.3");

            try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), server.sidePort());
                    SSLSocket side = sideClient.over(plain)) {
                side.startHandshake();
                server.next().established();

                plain.setSoTimeout(200);
                assertThatThrownBy(() -> plain.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
                assertThat(TlsClient.echo(side, "data")).isEqualTo("data");
            }
        }
    }

    @Test
    void aResumedHandshakeThatArrivesByteByByteSucceeds() throws IOException {
        TlsClient client = new TlsClient("TLSv1.3");
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket main = client.connect(server.mainPort())) {
            server.next().established();
            TlsClient.echo(main, "tickets");

            try (SSLSocket side = client.connectDripping(server.sidePort())) {
                assertThat(server.next().established().resumption()).isEqualTo(TestEngine.resumed());
                assertThat(TlsClient.echo(side, "data")).isEqualTo("data");
            }
        }
    }

    @Test
    void noSideChannelIsOpenedBeforeTheMainHandshake() {
        try (Fixture server = new Fixture(TestKeys.EC)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> server.connection().sideHandler(SideHandshakes.FULL_ALLOWED))
                    .withMessage("The TLS connection is Waiting"
                            + " (expected: a main channel with an established handshake).");
        }
    }
}
