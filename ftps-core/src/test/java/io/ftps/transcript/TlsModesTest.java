/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.BindingLevel;
import io.ftps.server.CloseReason;
import io.ftps.server.Limits;
import io.ftps.server.TlsMode;
import io.ftps.testing.DataConnection;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestRun;
import io.ftps.testing.TestServer;
import io.ftps.testing.TlsVersion;
import io.ftps.tls.TlsEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When TLS begins and ends on the control connection, and what is forgotten then. */
final class TlsModesTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final byte[] BYTES = "some bytes".getBytes(US_ASCII);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void implicitTlsProtectsDataWithoutPbszAndProt(TlsVersion version) throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT, version)) {
            client.upload("a", BYTES);
            assertThat(client.download("RETR a")).isEqualTo(BYTES);
            client.command("QUIT", 221);
            client.expectClosed();
            assertThat(server.events().handshakes())
                    .singleElement()
                    .satisfies(tls -> assertThat(tls.protocol()).isEqualTo(version.protocol()));
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.QUIT);
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void explicitTlsBeginsBehindAuth(TlsVersion version) throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.EXPLICIT, version)) {
            client.upload("a", BYTES);
            assertThat(client.download("RETR a")).isEqualTo(BYTES);
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void dataConnectionsResumeTheSessionOfTheControlConnection(TlsVersion version) throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT, version)) {
            client.upload("a", BYTES);
            BindingLevel proven =
                    TestRun.engine() == TlsEngine.JDK ? BindingLevel.SESSION : BindingLevel.SESSION_UNPROVEN;
            assertThat(server.events().awaitTransfer(1).result().binding()).contains(proven);
        }
    }

    @Test
    void aPasswordIsRefusedBeforeAuthAndTheReplyNamesAuthTls() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.connect(TlsMode.EXPLICIT)) {
            assertThat(client.command("USER anna", 530)).contains("AUTH TLS");
            assertThat(client.command("PASS secret", 530)).contains("AUTH TLS");
            assertThat(client.command("RETR a", 530)).contains("AUTH TLS");
            client.startTls();
            client.login();
        }
    }

    @Test
    void commandsPipelinedBehindAuthCloseTheConnection() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.connect(TlsMode.EXPLICIT)) {
            client.send("AUTH TLS\r\nUSER mallory\r\n");
            client.expectClosed();
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.INJECTION);
            assertThat(server.events().details("commandStarted")).containsExactly("AUTH TLS");
        }
    }

    /** The first read of a connection takes 2,048 bytes, so these commands are still in the socket when AUTH is answered. */
    @Test
    void commandsInTheNextReadBehindAuthAreNotRunUnderTls() throws IOException {
        String auth = "AUTH TLS\r\n";
        String filler = "NOOP " + "x".repeat(2_048 - auth.length() - 7) + "\r\n";
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.connect(TlsMode.EXPLICIT)) {
            client.send(filler + auth + "USER mallory\r\n".repeat(10));
            client.expect(200);
            client.expectCut();
            assertThat(server.events().awaitClosings(1)).containsAnyOf(CloseReason.INJECTION, CloseReason.TLS_FAILED);
            assertThat(server.events().details("commandStarted")).doesNotContain("USER mallory");
        }
    }

    @Test
    void commandsThatWaitForATransferInClearAreNotRunUnderTls() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.PLAIN_LOGIN_ALLOWED);
                DataConnection data = client.connectData(client.epsv())) {
            client.command("STOR a", 150);
            client.send("PWD\r\nAUTH TLS\r\nUSER mallory\r\n");
            data.finish();
            client.expect(226);
            client.expect(257);
            client.expectClosed();
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.INJECTION);
        }
    }

    @Test
    void authIsRefusedWhileATransferRuns() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.PLAIN_LOGIN_ALLOWED);
                DataConnection data = client.connectData(client.epsv())) {
            client.command("STOR a", 150);
            client.command("AUTH TLS", 503);
            data.finish();
            client.expect(226);
        }
    }

    @Test
    void aPlainLoginTransfersInClear() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.PLAIN_LOGIN_ALLOWED);
                DataConnection data = client.connectData(client.epsv())) {
            client.command("PROT C", 503);
            client.command("STOR a", 150);
            data.write(BYTES);
            data.finish();
            client.expect(226);
            assertThat(folder.resolve("a")).hasBinaryContent(BYTES);
            assertThat(server.events().awaitTransfer(1).info().encrypted()).isFalse();
        }
    }

    @Test
    void authForgetsALoginInClear() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.PLAIN_LOGIN_ALLOWED)) {
            client.epsv();
            client.startTls();
            client.command("PWD", 530);
            client.command("PROT P", 503);
            client.login();
            client.command("PBSZ 0", 200);
            client.command("PROT P", 200);
            assertThat(client.command("STAT", 211)).contains("TYPE: ASCII");
            assertThat(client.command("LIST", 425)).contains("PASV");
            client.upload("a", BYTES);
        }
    }

    @Test
    void reinOnExplicitGoesOnInClear() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.EXPLICIT)) {
            client.command("REIN", 220);
            client.stopTls();
            client.command("NOOP", 200);
            client.command("USER anna", 530);
            client.startTls();
            client.login();
            client.command("PROT P", 503);
        }
    }

    @Test
    void reinOnImplicitStaysUnderTls() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            client.command("REIN", 220);
            client.command("PWD", 530);
            client.login();
            client.upload("a", BYTES);
        }
    }

    @Test
    void plaintextOnAnImplicitListenerEndsTheConnectionWithOneEvent() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = FtpClient.silent(server, TlsMode.IMPLICIT)) {
            client.send("USER anna\r\n");
            client.expectCut();
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.TLS_FAILED);
            assertThat(server.events().details("handshakeFailed")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsMode.class,
            names = {"IMPLICIT", "EXPLICIT"})
    void aSlowHandshakeIsCut(TlsMode mode) throws IOException {
        try (TestServer server = TestServer.with(folder)
                        .limit(Limits.Time.HANDSHAKE, Duration.ofMillis(200))
                        .start();
                FtpClient client = FtpClient.silent(server, mode)) {
            if (mode == TlsMode.EXPLICIT) {
                client.expect(220);
                client.command("AUTH TLS", 234);
            }
            client.expectCut();
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.TLS_FAILED);
            assertThat(server.events().details("handshakeFailed")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsMode.class,
            names = {"IMPLICIT", "EXPLICIT"})
    void whoNeverShakesHandsKeepsNobodyWaiting(TlsMode mode) throws IOException {
        try (TestServer server = TestServer.with(folder)
                        .limit(Limits.Count.HANDSHAKES, 1)
                        .start();
                FtpClient silent = FtpClient.silent(server, mode)) {
            if (mode == TlsMode.EXPLICIT) {
                silent.expect(220);
                silent.command("AUTH TLS", 234);
            }
            server.events().awaitEvent("handshakeStarted", any -> true);
            try (FtpClient other = server.login(mode)) {
                other.command("QUIT", 221);
            }
        }
    }
}
