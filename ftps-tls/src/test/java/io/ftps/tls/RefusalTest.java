/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.NoLeaks;
import io.ftps.tls.testing.Peer;
import io.ftps.tls.testing.TestKeys;
import io.ftps.tls.testing.TlsClient;
import io.netty.handler.ssl.NotSslRecordException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
    private static final byte[] PROTOCOL_VERSION = {21, 3, 3, 0, 2, 2, 70};
    private static final byte[] HANDSHAKE_FAILURE = {21, 3, 3, 0, 2, 2, 40};

    @RegisterExtension
    static final NoLeaks LEAKS = new NoLeaks();

    @ParameterizedTest
    @ValueSource(
            strings = {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "USER anna\r\nPASS secret\r\n", "\u0016\u0009abc", "x"})
    void wordsThatAreNotTlsEndTheConnection(String words) throws IOException {
        try (Fixture server = new Fixture(TestKeys.EC);
                Socket client = raw(server)) {
            client.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
            client.shutdownOutput();
            Peer peer = server.next();
            TlsOutcome.Failed failed = peer.failed();

            assertThat(failed.reason())
                    .isIn("The peer does not speak TLS here.", "The connection was closed during the TLS handshake.");
            peer.awaitClosed();
            assertThat(peer.errors).isEmpty();
            assertThat(peer.hasNoOutcome()).isTrue();
        }
    }

    @Test
    void whatWasSentInsteadOfTlsIsNotRepeated() throws IOException {
        try (Fixture server = new Fixture(TestKeys.EC);
                Socket client = raw(server)) {
            client.getOutputStream().write("USER anna\r\nPASS secret\r\n".getBytes(StandardCharsets.US_ASCII));
            TlsOutcome.Failed failed = server.next().failed();

            assertThat(failed.reason()).isEqualTo("The peer does not speak TLS here.");
            assertThat(failed.cause())
                    .isInstanceOf(NotSslRecordException.class)
                    .hasMessage("The peer does not speak TLS here.")
                    .hasNoCause();
        }
    }

    @Test
    void aClientThatLeavesBeforeItsHelloIsCompleteIsReportedOnce() throws IOException {
        try (Fixture server = new Fixture(TestKeys.EC)) {
            byte[] hello = new TlsClient("TLSv1.3").hello();
            Socket client = raw(server);
            client.getOutputStream().write(hello, 0, hello.length / 2);
            client.close();
            Peer peer = server.next();

            assertThat(peer.failed().reason()).isEqualTo("The connection was closed during the TLS handshake.");
            peer.awaitClosed();
            assertThat(peer.hasNoOutcome()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aClientThatLeavesAfterTheServersAnswerIsReportedOnce(String version) throws IOException {
        try (Fixture server = new Fixture(TestKeys.EC)) {
            Socket client = raw(server);
            client.getOutputStream().write(new TlsClient(version).hello());
            assertThat(client.getInputStream().read()).isEqualTo(22); // a handshake record
            client.shutdownOutput();
            Peer peer = server.next();

            assertThat(peer.failed().reason()).isEqualTo("The connection was closed during the TLS handshake.");
            peer.awaitClosed();
            assertThat(peer.errors).isEmpty();
            assertThat(peer.hasNoOutcome()).isTrue();
            client.close();
        }
    }

    @Test
    void aClientThatOnlySpeaksOldVersionsIsToldSo() throws IOException {
        try (Fixture server = new Fixture(TestKeys.EC);
                Socket client = raw(server)) {
            byte[] hello = new TlsClient("TLSv1.2").hello();
            hello[9] = 3;
            hello[10] = 2; // legacy_version TLS 1.1
            int versions = indexOf(hello, new byte[] {0, 43, 0, 3, 2, 3, 3});
            hello[versions + 6] = 2; // supported_versions TLS 1.1
            client.getOutputStream().write(hello);

            assertThat(client.getInputStream().readAllBytes()).isEqualTo(PROTOCOL_VERSION);
            assertThat(server.next().failed().reason())
                    .isEqualTo("The client offers only TLSv1.1 (0x0302) and modern-2026 has TLSv1.3, TLSv1.2."
                            + " The smallest relaxation is TLSv1.1 and TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,"
                            + " which legacy-2026 has.");
        }
    }

    @Test
    void aClientThatDoesNotBelieveTheCertificateIsQuoted() throws IOException {
        CertifiedKey stranger = TestKeys.identity(TestKeys.selfSigned("localhost"));
        try (Fixture server = new Fixture(stranger)) {
            assertThat(catchThrowable(() -> new TlsClient("TLSv1.2").connect(server.mainPort())))
                    .isInstanceOf(IOException.class);

            assertThat(server.next().failed().reason())
                    .isEqualTo("The client refused with the alert certificate_unknown.");
        }
    }

    @Test
    void aSelectorThatSelectsNothingIsAnsweredWithHandshakeFailure() throws IOException {
        try (Fixture server = new Fixture(hello -> Optional.empty());
                Socket client = raw(server)) {
            client.getOutputStream().write(new TlsClient("TLSv1.3").hello());

            assertThat(client.getInputStream().readAllBytes()).isEqualTo(HANDSHAKE_FAILURE);
            Peer peer = server.next();
            assertThat(peer.failed().reason()).isEqualTo("No certificate was selected for this client.");
            peer.awaitClosed();
        }
    }

    @Test
    void aSelectorThatThrowsIsAnsweredWithHandshakeFailure() throws IOException {
        CertificateSelector broken = hello -> {
            throw new IllegalStateException("planted by the test");
        };
        try (Fixture server = new Fixture(broken);
                Socket client = raw(server)) {
            client.getOutputStream().write(new TlsClient("TLSv1.3").hello());

            assertThat(client.getInputStream().readAllBytes()).isEqualTo(HANDSHAKE_FAILURE);
            assertThat(server.next().failed())
                    .extracting(TlsOutcome.Failed::reason)
                    .isEqualTo("The certificate selector failed.");
        }
    }

    @Test
    void anExecutorThatIsFullEndsTheHandshake() throws IOException {
        try (Fixture server = new Fixture(hello -> Optional.of(TestKeys.EC));
                Socket client = raw(server, RefusalTest::refuse)) {
            client.getOutputStream().write(new TlsClient("TLSv1.3").hello());

            assertThat(server.next().failed().reason()).isEqualTo("No thread is free to choose a certificate.");
        }
    }

    @Test
    void aSelectorThatNeverBlocksNeedsNoExecutor() throws IOException {
        try (Fixture server = new Fixture(CertificateSelector.single(TestKeys.EC));
                SSLSocket client = new TlsClient("TLSv1.3").connect(server.mainPort(RefusalTest::refuse))) {
            assertThat(server.next().established().localCertificate()).isEqualTo(TestKeys.EC.certificate());
            assertThat(client.isConnected()).isTrue();
        }
    }

    private static void refuse(Runnable task) {
        throw new RejectedExecutionException("full");
    }

    @Test
    void aSelectorThatBlocksLeavesTheLoopFree() throws IOException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        CertificateSelector slow = hello -> {
            asked.countDown();
            awaitLatch(mayAnswer);
            return Optional.of(TestKeys.EC);
        };
        try (Fixture server = new Fixture(slow);
                Socket client = raw(server)) {
            client.getOutputStream().write(new TlsClient("TLSv1.3").hello());
            awaitLatch(asked);
            Peer peer = server.next();

            peer.channel().eventLoop().submit(() -> {}).syncUninterruptibly();
            assertThat(peer.hasNoOutcome()).isTrue();
            mayAnswer.countDown();
            assertThat(client.getInputStream().read()).isEqualTo(22); // a handshake record
        }
    }

    @Test
    void aChannelClosedWhileTheSelectorThinksFailsAtOnce() throws IOException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        CertificateSelector slow = hello -> {
            asked.countDown();
            awaitLatch(mayAnswer);
            return Optional.of(TestKeys.EC);
        };
        try (Fixture server = new Fixture(slow);
                Socket client = raw(server)) {
            client.getOutputStream().write(new TlsClient("TLSv1.3").hello());
            awaitLatch(asked);
            Peer peer = server.next();
            peer.close();

            assertThat(peer.failed().reason()).isEqualTo("The connection was closed during the TLS handshake.");
            mayAnswer.countDown();
            await().untilAsserted(() -> assertThat(peer.hasNoOutcome()).isTrue());
        }
    }

    @Test
    void aHelloThatIsBrokenIsAnsweredWithDecodeError() throws IOException {
        try (Fixture server = new Fixture(TestKeys.EC);
                Socket client = raw(server)) {
            byte[] hello = new TlsClient("TLSv1.3").hello();
            hello[5 + 4 + 2 + 32] = (byte) 200; // a session id longer than the message allows
            client.getOutputStream().write(Arrays.copyOf(hello, hello.length));

            assertThat(client.getInputStream().readAllBytes()).isEqualTo(new byte[] {21, 3, 3, 0, 2, 2, 50});
            assertThat(server.next().failed().reason()).startsWith("The ClientHello is malformed: ");
        }
    }

    @Test
    void aSideChannelWithoutTlsFails() throws IOException {
        try (Fixture server = new Fixture(TestKeys.EC);
                SSLSocket main = new TlsClient("TLSv1.3").connect(server.mainPort())) {
            server.next().established();
            TlsClient.echo(main, "tickets");
            try (Socket side = new Socket(InetAddress.getLoopbackAddress(), server.sidePort())) {
                side.getOutputStream().write("plain file contents".getBytes(StandardCharsets.US_ASCII));
                Peer peer = server.next();

                assertThat(peer.failed().reason()).isEqualTo("The peer does not speak TLS here.");
                peer.awaitClosed();
                assertThat(peer.errors).isEmpty();
            }
        }
    }

    private static Socket raw(Fixture server) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.mainPort());
    }

    private static Socket raw(Fixture server, Executor decisions) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.mainPort(decisions));
    }

    private static int indexOf(byte[] bytes, byte[] pattern) {
        for (int i = 0; i + pattern.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + pattern.length, pattern, 0, pattern.length)) {
                return i;
            }
        }
        throw new AssertionError("The hello has no supported_versions of one version.");
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
