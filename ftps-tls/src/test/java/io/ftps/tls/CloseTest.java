/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.NoLeaks;
import io.ftps.tls.testing.Peer;
import io.ftps.tls.testing.TestKeys;
import io.ftps.tls.testing.TlsClient;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That native memory is freed, and freed once, is what the leak detector watches here. */
class CloseTest {
    private static final String CLOSED = "The connection was closed during the TLS handshake.";

    @RegisterExtension
    static final NoLeaks LEAKS = new NoLeaks();

    @Test
    void aConnectionThatWasNeverUsedCanBeClosedTwice() {
        try (Fixture server = new Fixture(TestKeys.EC)) {
            TlsConnection connection = server.newConnection(Runnable::run);
            connection.close();
            connection.close();

            assertThatIllegalStateException()
                    .isThrownBy(() -> connection.sideHandler(SideHandshakes.FULL_ALLOWED))
                    .withMessage("The TLS connection is Closed"
                            + " (expected: a main channel with an established handshake).");
        }
    }

    @Test
    void aConnectionClosedWhileTheSelectorThinksMakesNoContext() {
        CompletableFuture<Fixture> fixture = new CompletableFuture<>();
        CertificateSelector closing = hello -> {
            fixture.join().connection().close();
            return Optional.of(TestKeys.EC);
        };
        try (Fixture server = new Fixture(closing)) {
            fixture.complete(server);
            assertThat(catchThrowable(() -> new TlsClient("TLSv1.3").connect(server.mainPort())))
                    .isInstanceOf(IOException.class);
            Peer peer = server.next();

            assertThat(peer.failed().reason()).isEqualTo(CLOSED);
            peer.awaitClosed();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aHandshakeGoesOnAfterCloseButNoSideChannelIsOpened(String version) throws IOException {
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket main = new TlsClient(version)
                        .connect(server.mainPort(), () -> server.connection().close())) {
            assertThat(server.next().established().protocol()).isEqualTo(version);
            assertThat(TlsClient.echo(main, "still here")).isEqualTo("still here");
            assertThatIllegalStateException()
                    .isThrownBy(() -> server.connection().sideHandler(SideHandshakes.FULL_ALLOWED))
                    .withMessageStartingWith("The TLS connection is Closed");
        }
    }

    @Test
    void channelsThatAreOpenGoOnAfterClose() throws IOException {
        TlsClient client = new TlsClient("TLSv1.3");
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket main = client.connect(server.mainPort())) {
            server.next().established();
            TlsClient.echo(main, "tickets");
            try (SSLSocket side = client.connect(server.sidePort())) {
                server.next().established();
                server.connection().close();
                server.connection().close();

                assertThat(TlsClient.echo(side, "still here")).isEqualTo("still here");
                assertThat(TlsClient.echo(main, "me too")).isEqualTo("me too");
            }
        }
    }

    @Test
    void aSideHandlerThatComesTooLateFails() throws IOException {
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket main = new TlsClient("TLSv1.3").connect(server.mainPort())) {
            server.next().established();
            TlsClient.echo(main, "tickets");
            ChannelHandler late = server.connection().sideHandler(SideHandshakes.FULL_ALLOWED);
            server.connection().close();

            assertThat(outcomeIn(new EmbeddedChannel(), late)).isEqualTo(CLOSED);
        }
    }

    @Test
    void aHandlerAddedToAClosedChannelFailsAtOnce() throws IOException {
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket main = new TlsClient("TLSv1.3").connect(server.mainPort())) {
            server.next().established();
            TlsClient.echo(main, "tickets");

            assertThat(outcomeIn(closed(), server.connection().sideHandler(SideHandshakes.FULL_ALLOWED)))
                    .isEqualTo(CLOSED);
            assertThat(outcomeIn(closed(), server.newConnection(Runnable::run).mainHandler()))
                    .isEqualTo(CLOSED);
        }
    }

    private static EmbeddedChannel closed() {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.close();
        return channel;
    }

    private static String outcomeIn(EmbeddedChannel channel, ChannelHandler handler) {
        Outcomes outcomes = new Outcomes();
        channel.pipeline().addLast(outcomes);
        channel.pipeline().addFirst(handler);
        channel.runPendingTasks();
        return outcomes.onlyFailure();
    }
}
