/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.NoLeaks;
import io.ftps.tls.testing.Peer;
import io.ftps.tls.testing.TestEngine;
import io.ftps.tls.testing.TestKeys;
import io.ftps.tls.testing.TlsClient;
import java.io.IOException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What follows the first handshake on a channel: no second one, and new keys in TLS 1.3. */
class SecondHandshakeTest {
    @RegisterExtension
    static final NoLeaks LEAKS = new NoLeaks();

    private static void renegotiate(SSLSocket client) {
        assertThat(catchThrowable(() -> {
                    client.startHandshake();
                    TlsClient.echo(client, "after it");
                }))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aMainChannelThatRenegotiatesIsClosed() throws IOException {
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket main = new TlsClient("TLSv1.2").connect(server.mainPort())) {
            Peer peer = server.next();
            peer.established();
            TlsClient.echo(main, "before it");

            renegotiate(main);
            peer.awaitClosed();
            assertThat(peer.hasNoOutcome()).isTrue();
        }
    }

    @Test
    void aSideChannelThatRenegotiatesIsClosed() throws IOException {
        TlsClient client = new TlsClient("TLSv1.2");
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket main = client.connect(server.mainPort())) {
            server.next().established();
            TlsClient.echo(main, "tickets");

            try (SSLSocket side = client.connect(server.sidePort())) {
                Peer peer = server.next();
                peer.established();
                TlsClient.echo(side, "before it");

                renegotiate(side);
                peer.awaitClosed();
            }
            assertThat(TlsClient.echo(main, "still here")).isEqualTo("still here");
        }
    }

    /** In TLS 1.3 the JDK's client asks for new keys (RFC 8446, section 4.6.3), which is no handshake. */
    @Test
    void newKeysAreNoSecondHandshake() throws IOException {
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket main = new TlsClient("TLSv1.3").connect(server.mainPort())) {
            server.next().established();
            for (int i = 0; i < 40; i++) {
                main.startHandshake();
                assertThat(TlsClient.echo(main, "new keys")).isEqualTo("new keys");
            }
        }
    }

    /** BoringSSL bears 32 changes in a row without data. The JDK bears any number; each costs it as much as a small record. */
    @Test
    void newKeysWithoutEndCloseAChannelOfBoringSsl() throws IOException {
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket main = new TlsClient("TLSv1.3").connect(server.mainPort())) {
            Peer peer = server.next();
            peer.established();
            TlsClient.echo(main, "tickets");
            Throwable end = catchThrowable(() -> {
                for (int i = 0; i < 100; i++) {
                    main.startHandshake();
                }
                TlsClient.echo(main, "still here");
            });

            switch (TestEngine.expected()) {
                case BORINGSSL -> peer.awaitClosed();
                case JDK -> assertThat(end).isNull();
            }
        }
    }
}
