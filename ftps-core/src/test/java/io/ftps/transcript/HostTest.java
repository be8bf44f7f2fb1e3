/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ftps.auth.LoginAttempt;
import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.LoginRefusedException.Reason;
import io.ftps.auth.User;
import io.ftps.file.LocalFiles;
import io.ftps.server.CloseReason;
import io.ftps.server.DataBinding;
import io.ftps.server.DataProtection;
import io.ftps.server.TlsMode;
import io.ftps.server.VirtualHost;
import io.ftps.testing.DataConnection;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import io.ftps.testing.TlsVersion;
import io.ftps.tls.ClientHello;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several servers behind the same listeners: chosen by HOST, or by the name in the handshake. */
final class HostTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    @TempDir
    private Path folder;

    @TempDir
    private Path folderOfB;

    private final List<ClientHello> hellos = new CopyOnWriteArrayList<>();

    /** The server itself knows anna; b.example knows bert and has another folder; strict.example demands more. */
    private TestServer hosting() throws IOException {
        return TestServer.with(folder)
                .host(VirtualHost.named("b.example", "*.b.example")
                        .authenticator(HostTest::bert)
                        .files(user -> LocalFiles.at(folderOfB))
                        .greeting("This is b."))
                .host(VirtualHost.named("strict.example")
                        .with(DataProtection.PRIVATE_ONLY)
                        .with(DataBinding.REQUIRE))
                .certificates(hello -> {
                    hellos.add(hello);
                    return Optional.of(TestServer.key());
                })
                .start();
    }

    private static User bert(LoginAttempt attempt) throws LoginRefusedException {
        if (attempt.userName().equals("bert")) {
            return User.named("bert");
        }
        throw new LoginRefusedException(Reason.UNKNOWN_USER, "Only bert is known here.");
    }

    private static FtpClient naming(TestServer server, TlsMode mode, String serverName) throws IOException {
        FtpClient client = FtpClient.silent(server, mode);
        client.serverName(serverName);
        return client;
    }

    @Test
    void hostChoosesUsersFilesAndGreetingAndIsHandedToTheCertificateSelector() throws IOException {
        try (TestServer server = hosting();
                FtpClient client = server.connect(TlsMode.EXPLICIT)) {
            Files.createFile(folderOfB.resolve("of-b"));
            assertThat(client.command("FEAT", 211)).contains(" HOST\r\n");
            assertThat(client.command("HOST Any.B.example.", 220)).isEqualTo("220 This is b.\r\n");
            client.startTls();
            client.command("USER anna", 331);
            client.command("PASS secret", 530);
            client.command("USER bert", 331);
            client.command("PASS x", 230);
            client.command("SIZE of-b", 213);
            client.command("HOST b.example", 503);
            assertThat(hellos)
                    .singleElement()
                    .satisfies(
                            hello -> assertThat(hello.origin().requestedName()).contains("any.b.example"));
        }
    }

    @Test
    void theLastHostCountsAndForgetsWhatUserBegan() throws IOException {
        try (TestServer server = hosting();
                FtpClient client = server.connect(TlsMode.PLAIN_LOGIN_ALLOWED)) {
            client.command("HOST b.example", 220);
            client.command("USER anna", 331);
            assertThat(client.command("HOST 127.0.0.1", 220)).isEqualTo("220 FTP server ready.\r\n");
            client.command("PASS secret", 503);
            client.login();
        }
    }

    @Test
    void aHostThatIsRefusedChangesNothing() throws IOException {
        try (TestServer server = hosting();
                FtpClient client = server.connect(TlsMode.PLAIN_LOGIN_ALLOWED)) {
            client.command("HOST b.example", 220);
            client.command("USER bert", 331);
            client.command("HOST c.example", 504);
            client.command("HOST 127.0.0.9", 504);
            client.command("HOST b.example:21", 501);
            client.command("HOST", 501);
            client.command("PASS x", 230);
        }
    }

    @Test
    void reinForgetsTheHost() throws IOException {
        try (TestServer server = hosting();
                FtpClient client = server.connect(TlsMode.EXPLICIT)) {
            client.command("HOST b.example", 220);
            client.command("REIN", 220);
            client.startTls();
            client.login();
            assertThat(hellos)
                    .singleElement()
                    .satisfies(
                            hello -> assertThat(hello.origin().requestedName()).isEmpty());
        }
    }

    @Test
    void onImplicitTheNameInTheHandshakeChoosesTheHost() throws IOException {
        try (TestServer server = hosting();
                FtpClient client = naming(server, TlsMode.IMPLICIT, "b.example")) {
            client.handshake();
            assertThat(client.expect(220)).isEqualTo("220 This is b.\r\n");
            client.command("HOST strict.example", 504);
            client.command("HOST 127.0.0.1", 504);
            client.command("HOST b.example", 220);
            client.command("USER bert", 331);
            client.command("PASS x", 230);
            client.command("REIN", 220);
            client.command("USER bert", 331);
            client.command("PASS x", 230);
        }
    }

    @Test
    void aNameInTheHandshakeThatIsNotOursChoosesTheServerItself() throws IOException {
        try (TestServer server = hosting();
                FtpClient client = naming(server, TlsMode.IMPLICIT, "c.example")) {
            client.handshake();
            assertThat(client.expect(220)).isEqualTo("220 FTP server ready.\r\n");
            client.command("HOST c.example", 504);
            client.login();
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void aHandshakeThatContradictsHostIsRefused(TlsVersion version) throws IOException {
        try (TestServer server = hosting();
                FtpClient client = FtpClient.silent(server, TlsMode.EXPLICIT, version)) {
            client.expect(220);
            client.serverName("strict.example");
            client.command("HOST b.example", 220);
            assertThatThrownBy(client::startTls)
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("unrecognized_name");
            assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.TLS_FAILED);
            assertThat(server.events().details("handshakeFailed"))
                    .containsExactly(
                            "The client names strict.example in its handshake, but asked for another server before.");
            assertThat(hellos).isEmpty();
        }
    }

    @Test
    void aHostMayDemandMoreThanItsListener() throws IOException {
        Files.write(folder.resolve("a"), "bytes".getBytes(US_ASCII));
        try (TestServer server = hosting();
                FtpClient client = server.connect(TlsMode.EXPLICIT);
                FtpClient stranger = FtpClient.silent(server, TlsMode.EXPLICIT)) {
            client.command("HOST strict.example", 220);
            client.startTls();
            client.login();
            client.command("PBSZ 0", 200);
            client.command("PROT C", 534);
            client.command("PROT P", 200);
            try (DataConnection data = stranger.connectData(client.epsv())) {
                client.command("RETR a", 150);
                assertThat(received(data)).isEmpty();
                client.expect(522);
            }
            assertThat(client.download("RETR a")).asString(US_ASCII).isEqualTo("bytes");
        }
    }

    /** What somebody gets who is refused; how he hears of it depends on engine and version. */
    private static byte[] received(DataConnection data) {
        try {
            data.handshake();
            return data.readAll();
        } catch (IOException e) {
            return new byte[0];
        }
    }

    @Test
    void withoutHostsThereIsNoHostCommand() throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.connect(TlsMode.EXPLICIT)) {
            client.command("HOST b.example", 502);
            assertThat(client.command("FEAT", 211)).doesNotContain("HOST");
        }
    }

    @Test
    void aNameThatIsNoneIsFoundByStart() {
        assertThatThrownBy(() -> TestServer.with(folder)
                        .host(VirtualHost.named("ftp.example.com:21"))
                        .start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ftp.example.com:21");
    }
}
