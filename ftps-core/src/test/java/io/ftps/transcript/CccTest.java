/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.BindingLevel;
import io.ftps.server.ClearControl;
import io.ftps.server.CloseReason;
import io.ftps.server.DataBinding;
import io.ftps.server.TlsMode;
import io.ftps.testing.DataConnection;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import io.ftps.testing.TlsVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CCC, and what must not slip from one side of the end of TLS to the other, behind CCC and behind REIN. */
final class CccTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final byte[] BYTES = "some bytes".getBytes(US_ASCII);

    @TempDir
    private Path folder;

    @BeforeEach
    void aFile() throws IOException {
        Files.write(folder.resolve("a"), BYTES);
    }

    private TestServer.Settings allowing() {
        return TestServer.with(folder).clearControl(ClearControl.CLEAR_CONTROL_ALLOWED);
    }

    private static void clear(FtpClient client) throws IOException {
        client.command("CCC", 200);
        client.stopTls();
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void commandsGoOnInClearAndDataConnectionsResumeTheSession(TlsVersion version) throws IOException {
        try (TestServer server = allowing().binding(DataBinding.REQUIRE).start();
                FtpClient client = server.login(TlsMode.EXPLICIT, version)) {
            clear(client);
            client.command("PWD", 257);
            assertThat(client.download("RETR a")).isEqualTo(BYTES);
            try (DataConnection data = client.connectData(client.pasv())) {
                client.command("STOR b", 150);
                data.handshake();
                data.write(BYTES);
                data.finish();
                client.expect(226);
            }
            assertThat(folder.resolve("b")).hasBinaryContent(BYTES);
            assertThat(server.events().awaitTransfer(2).info().encrypted()).isTrue();
            assertThat(server.events().transfers())
                    .allSatisfy(ended -> assertThat(ended.result().binding()).contains(BindingLevel.SESSION));
        }
    }

    @Test
    void aDataConnectionInClearIsRefusedAsBefore() throws IOException {
        try (TestServer server = allowing().binding(DataBinding.REQUIRE).start();
                FtpClient client = server.login(TlsMode.EXPLICIT);
                FtpClient stranger = FtpClient.silent(server, TlsMode.EXPLICIT)) {
            clear(client);
            try (DataConnection data = stranger.connectData(client.epsv())) {
                client.command("RETR a", 150);
                data.finish();
                client.expect(522);
            }
        }
    }

    @Test
    void nobodyLogsInAgainAndReinEndsTheSession() throws IOException {
        try (TestServer server = allowing().start();
                FtpClient client = server.login(TlsMode.EXPLICIT)) {
            clear(client);
            for (String refused : new String[] {"AUTH TLS", "USER anna", "PASS secret", "ACCT x"}) {
                client.command(refused, 534);
            }
            client.command("PBSZ 0", 503);
            client.command("PROT C", 503);
            client.command("CCC", 533);
            client.command("PWD", 257);
            client.command("REIN", 421);
            client.expectClosed();
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.QUIT);
        }
    }

    /** A command that is sent with close_notify in one packet was sent in clear, whatever handler it came through. */
    @ParameterizedTest
    @ValueSource(strings = {"CCC", "REIN"})
    void aCommandInOnePacketWithCloseNotifyIsServedInClear(String command) throws IOException {
        try (TestServer server = allowing().start();
                FtpClient client = server.login(TlsMode.EXPLICIT)) {
            client.send(command + "\r\n");
            client.expectAny();
            client.hold();
            client.stopTls();
            client.send("NOOP\r\nSYST\r\nFEAT\r\n");
            client.sendHeld();
            client.expect(200);
            client.expect(215);
            client.expect(211);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CCC\r\nMKD slipped\r\n", "REIN\r\nSYST\r\n", "CCC\r\nMKD sli", "REIN\r\nSY"})
    void whatWasSaidUnderTlsBehindTheEndIsNotServedInClear(String lines) throws IOException {
        try (TestServer server = allowing().start();
                FtpClient client = server.login(TlsMode.EXPLICIT)) {
            client.send(lines);
            client.expectAny();
            client.hold();
            client.stopTls();
            client.send("pped\r\nST\r\n");
            client.sendHeld();
            client.expectClosed();
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.TLS_FAILED);
            assertThat(folder.resolve("slipped")).doesNotExist();
            assertThat(server.events().details("commandStarted")).doesNotContain("SYST", "ST", "pped");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CCC", "REIN"})
    void whatWaitedUnderTlsForATransferIsNotServedInClear(String command) throws IOException {
        try (TestServer server = allowing().start();
                FtpClient client = server.login(TlsMode.EXPLICIT);
                DataConnection data = client.connectData(client.epsv())) {
            client.command("STOR new", 150);
            data.handshake();
            client.send(command + "\r\nFEAT\r\n");
            data.finish();
            client.expect(226);
            client.expectAny();
            client.stopTls();
            client.expectClosed();
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.TLS_FAILED);
            assertThat(server.events().details("commandStarted")).doesNotContain("FEAT");
        }
    }

    @Test
    void whatComesInClearBeforeCloseNotifyIsNotServed() throws IOException {
        try (TestServer server = allowing().start();
                FtpClient client = server.login(TlsMode.EXPLICIT)) {
            client.command("CCC", 200);
            client.sendInClear("MKD slipped\r\n");
            client.expectCut();
            server.events().awaitClosings(1);
            assertThat(folder.resolve("slipped")).doesNotExist();
        }
    }
}
