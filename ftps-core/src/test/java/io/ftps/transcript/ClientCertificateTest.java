/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.ftps.FtpsServer;
import io.ftps.server.BindingLevel;
import io.ftps.server.CloseReason;
import io.ftps.server.DataBinding;
import io.ftps.server.Listener;
import io.ftps.server.TlsMode;
import io.ftps.server.TransferResult;
import io.ftps.testing.DataConnection;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.LoopGuard;
import io.ftps.testing.TestRun;
import io.ftps.testing.TestServer;
import io.ftps.testing.TlsVersion;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ClientCertificatePolicy;
import io.ftps.tls.ClientCertificateVerifier;
import io.ftps.tls.ServerTls;
import io.ftps.tls.TlsEngine;
import io.ftps.tls.certificate.SelfSigned;
import io.ftps.tls.trust.ExactCertificates;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that show a certificate on the control connection: whose data connections are theirs. */
final class ClientCertificateTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final byte[] BYTES = "some bytes".getBytes(US_ASCII);
    private static final String NOT_RESUMED =
            "522 The data connection must resume the control connection's TLS session.\r\n";
    private static final String ANOTHER_CERTIFICATE =
            "522 The data connection must show the control connection's certificate or resume its TLS session.\r\n";

    private static final CertifiedKey ANNA = SelfSigned.withCommonName("anna").create();
    private static final CertifiedKey BERTA = SelfSigned.withCommonName("berta").create();

    @TempDir
    private Path folder;

    @BeforeEach
    void aFile() throws IOException {
        Files.write(folder.resolve("secret"), BYTES);
    }

    private TestServer server(DataBinding binding, ClientCertificatePolicy policy) throws IOException {
        ClientCertificateVerifier verifier = ExactCertificates.of(List.of(ANNA.certificate(), BERTA.certificate()));
        ServerTls tls = ServerTls.builder()
                .engine(TestRun.engineChoice())
                .certificates(CertificateSelector.single(TestServer.key()))
                .clientCertificates(policy, LoopGuard.guard(ClientCertificateVerifier.class, verifier))
                .build();
        return TestServer.with(folder).binding(binding).tls(tls).start();
    }

    private static FtpClient silent(TestServer server, TlsVersion version, CertifiedKey own) throws IOException {
        FtpClient client = FtpClient.silent(server, TlsMode.IMPLICIT, version);
        client.present(own);
        return client;
    }

    private static FtpClient login(TestServer server, TlsVersion version, CertifiedKey own) throws IOException {
        FtpClient client = silent(server, version, own);
        client.handshake();
        client.expect(220);
        client.login();
        client.command("TYPE I", 200);
        return client;
    }

    private static void refused(FtpClient client, FtpClient intruder, String reply) throws IOException {
        try (DataConnection data = intruder.connectData(client.epsv())) {
            client.command("RETR secret", 150);
            assertThat(received(data)).isEmpty();
            assertThat(client.expect(522)).isEqualTo(reply);
        }
    }

    private static void served(FtpClient client, FtpClient whoever) throws IOException {
        try (DataConnection data = whoever.connectData(client.epsv())) {
            client.command("RETR secret", 150);
            assertThat(received(data)).isEqualTo(BYTES);
            client.expect(226);
        }
    }

    /** How an intruder hears of the refusal depends on engine and version. */
    private static byte[] received(DataConnection data) {
        try {
            data.handshake();
            return data.readAll();
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static List<BindingLevel> levels(TestServer server, int transfers) {
        server.events().awaitTransfer(transfers);
        return server.events().transfers().stream()
                .map(ended -> ended.result().binding())
                .flatMap(Optional::stream)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void whereResumptionIsRequiredNoCertificateReplacesIt(TlsVersion version) throws IOException {
        try (TestServer server = server(DataBinding.REQUIRE, ClientCertificatePolicy.REQUIRE);
                FtpClient client = login(server, version, ANNA);
                FtpClient otherSession = login(server, version, ANNA);
                FtpClient otherUser = login(server, version, BERTA);
                FtpClient sameCertificate = silent(server, version, ANNA);
                FtpClient stranger = FtpClient.silent(server, TlsMode.IMPLICIT, version)) {
            List<FtpClient> intruders =
                    List.of(otherSession, otherUser, sameCertificate, sameCertificate, stranger, stranger);
            for (FtpClient intruder : intruders) {
                refused(client, intruder, NOT_RESUMED);
            }
            served(client, client);

            assertThat(levels(server, 7)).containsExactly(BindingLevel.SESSION);
        }
    }

    @ParameterizedTest
    @CsvSource({"PREFER,TLS_1_3", "PREFER,TLS_1_2", "OFF,TLS_1_3", "OFF,TLS_1_2"})
    void elsewhereTheSameCertificateWillDoAndNoOther(DataBinding binding, TlsVersion version) throws IOException {
        try (TestServer server = server(binding, ClientCertificatePolicy.REQUEST);
                FtpClient client = login(server, version, ANNA);
                FtpClient otherSession = login(server, version, ANNA);
                FtpClient otherUser = login(server, version, BERTA);
                FtpClient stranger = FtpClient.silent(server, TlsMode.IMPLICIT, version)) {
            for (FtpClient intruder : List.of(otherUser, otherUser, stranger, stranger)) {
                refused(client, intruder, ANOTHER_CERTIFICATE);
            }
            served(client, client);
            served(client, otherSession);
            served(client, otherSession);

            List<BindingLevel> found = levels(server, 7);
            assertThat(found)
                    .startsWith(
                            binding == DataBinding.OFF ? BindingLevel.CERTIFICATE : BindingLevel.SESSION,
                            BindingLevel.CERTIFICATE)
                    .hasSize(3);
            assertThat(found.get(2)).isIn(BindingLevel.CERTIFICATE, BindingLevel.SESSION_UNPROVEN);
        }
    }

    @ParameterizedTest
    @EnumSource(DataBinding.class)
    void whoShowsNoneIsBoundAsBefore(DataBinding binding) throws IOException {
        try (TestServer server = server(binding, ClientCertificatePolicy.REQUEST);
                FtpClient client = server.login(TlsMode.IMPLICIT)) {
            assertThat(client.download("RETR secret")).isEqualTo(BYTES);

            BindingLevel preferred =
                    TestRun.engine() == TlsEngine.JDK ? BindingLevel.SESSION : BindingLevel.SESSION_UNPROVEN;
            assertThat(levels(server, 1))
                    .containsExactly(
                            switch (binding) {
                                case OFF -> BindingLevel.ADDRESS;
                                case PREFER -> preferred;
                                case REQUIRE -> BindingLevel.SESSION;
                            });
        }
    }

    @Test
    void dataInClearIsRefusedSinceItShowsNoCertificate() throws IOException {
        try (TestServer server = server(DataBinding.PREFER, ClientCertificatePolicy.REQUEST);
                FtpClient client = login(server, TlsVersion.TLS_1_3, ANNA);
                FtpClient withoutOne = server.login(TlsMode.IMPLICIT)) {
            client.command("PROT C", 534);
            withoutOne.command("PROT C", 200);
        }
    }

    @Test
    void whereACertificateIsRequiredNobodyLogsInWithoutOne() throws IOException {
        CertifiedKey unknown = SelfSigned.withCommonName("carla").create();
        try (TestServer server = server(DataBinding.PREFER, ClientCertificatePolicy.REQUIRE);
                FtpClient none = FtpClient.silent(server, TlsMode.EXPLICIT);
                FtpClient other = FtpClient.silent(server, TlsMode.EXPLICIT)) {
            other.present(unknown);
            for (FtpClient client : List.of(none, other)) {
                client.expect(220);
                client.command("AUTH TLS", 234);
                cut(client);
            }
            await().until(() -> server.events().details("sessionClosed").size() == 2);
            assertThat(server.events().details("sessionClosed"))
                    .containsExactlyInAnyOrder(
                            CloseReason.TLS_FAILED.name(),
                            CloseReason.CLIENT_CERTIFICATE_REFUSED + ": The client's certificate is unknown.");
            assertThat(server.events().details("handshakeFailed"))
                    .containsExactly("The client presented no certificate.", "The client's certificate is unknown.");
        }
    }

    private static void cut(FtpClient client) {
        try {
            client.handshake();
            client.expectCut();
        } catch (IOException e) {
            assertThat(e).isNotNull();
        }
    }

    /** Of the kind that frees itself. */
    private static SslContext fixed() throws IOException {
        CertifiedKey key = TestServer.key();
        return SslContextBuilder.forServer(key.privateKey(), key.chain())
                .sslProvider(TestRun.engine() == TlsEngine.JDK ? SslProvider.JDK : SslProvider.OPENSSL)
                .build();
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void aContextThatAllClientsShareServesAndProvesNothing(TlsVersion version) throws IOException {
        ServerTls tls = ServerTls.fixed(fixed());
        try (TestServer server = TestServer.with(folder)
                        .binding(DataBinding.OFF)
                        .tls(tls)
                        .start();
                FtpClient client = server.login(TlsMode.IMPLICIT, version)) {
            assertThat(client.download("RETR secret")).isEqualTo(BYTES);

            TransferResult result = server.events().awaitTransfer(1).result();
            assertThat(result.binding()).contains(BindingLevel.ADDRESS);
        }
    }

    @ParameterizedTest
    @EnumSource(value = DataBinding.class, names = "OFF", mode = EnumSource.Mode.EXCLUDE)
    void aContextThatAllClientsShareAllowsNoOtherBindingThanOff(DataBinding binding) throws IOException {
        Listener listener = Listener.explicit(0, ServerTls.fixed(fixed())).with(binding);
        var builder = FtpsServer.builder()
                .listen(listener)
                .authenticator(attempt -> {
                    throw new IllegalStateException("nobody logs in");
                })
                .files(user -> {
                    throw new IllegalStateException("nobody logs in");
                });
        assertThatIllegalStateException()
                .isThrownBy(builder::start)
                .withMessage("Listener explicit cannot have the data binding " + binding
                        + ": its TLS context is shared by all clients (expected: OFF).");
    }
}
