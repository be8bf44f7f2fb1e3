/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ftps.FtpsServer;
import io.ftps.FtpsServerBuilder;
import io.ftps.server.BindingLevel;
import io.ftps.server.DataBinding;
import io.ftps.server.Listener;
import io.ftps.server.PassiveAddresses;
import io.ftps.server.TlsMode;
import io.ftps.server.TransferResult;
import io.ftps.server.TransferResult.Outcome;
import io.ftps.server.VirtualHost;
import io.ftps.testing.DataConnection;
import io.ftps.testing.FreePorts;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import io.ftps.testing.TlsVersion;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.EngineChoice;
import io.ftps.tls.ServerTls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Data connections that must resume the TLS session of their control connection. */
final class RequiredBindingTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final byte[] BYTES = "some bytes".getBytes(US_ASCII);
    private static final String REFUSAL =
            "522 The data connection must resume the control connection's TLS session.\r\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void aFile() throws IOException {
        Files.write(folder.resolve("secret"), BYTES);
    }

    /** One passive port is enough, since every refused transfer gives it back. */
    private TestServer requiring() throws IOException {
        int port = FreePorts.next();
        return TestServer.with(folder)
                .binding(DataBinding.REQUIRE)
                .passive(PassiveAddresses.ports(port, port))
                .start();
    }

    /** Somebody uses the port that was told to the client; the command comes before or behind the handshake. */
    private static void intrude(FtpClient client, FtpClient intruder) throws IOException {
        refused(client, intruder, "RETR secret");
        refused(client, intruder, "STOR new");
        refused(client, intruder, "LIST");
    }

    private static void refused(FtpClient client, FtpClient intruder, String command) throws IOException {
        try (DataConnection data = intruder.connectData(client.epsv())) {
            client.command(command, 150);
            assertThat(received(data)).isEmpty();
            assertThat(client.expect(522)).isEqualTo(REFUSAL);
        }
        try (DataConnection data = intruder.connectData(client.epsv())) {
            assertThat(received(data)).isEmpty();
            client.command(command, 150);
            assertThat(client.expect(522)).isEqualTo(REFUSAL);
        }
    }

    /** What an intruder gets; how he hears of the refusal depends on engine and version. */
    private static byte[] received(DataConnection data) {
        try {
            data.handshake();
            return data.readAll();
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static void assertServed(TestServer server, FtpClient client) throws IOException {
        int before = server.events().transfers().size();
        upload(client);
        assertThat(client.download("RETR own")).isEqualTo(BYTES);
        assertThat(server.events().awaitTransfer(before + 2).result().binding()).contains(BindingLevel.SESSION);
        assertThat(server.events().transfers().get(before).result().binding()).contains(BindingLevel.SESSION);
    }

    /** The JDK's client shows a ticket once only, so it must read the next one before the connection ends. */
    private static void upload(FtpClient client) throws IOException {
        try (DataConnection data = client.connectData(client.epsv())) {
            client.command("STOR own", 150);
            data.handshake();
            data.write(BYTES);
            data.finish();
            assertThat(data.readAll()).isEmpty();
            client.expect(226);
        }
    }

    private void assertOnlyRefused(TestServer server, int transfers) {
        server.events().awaitTransfer(transfers);
        assertThat(server.events().transfers()).hasSize(transfers).allSatisfy(ended -> {
            TransferResult result = ended.result();
            assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(result.bytes()).isZero();
            assertThat(result.binding()).isEmpty();
            assertThat(result.reason())
                    .contains("The side channel did not resume the TLS session of its main channel.");
        });
        assertThat(folder.toFile().list()).containsExactly("secret");
        assertThat(server.server().passivePortsInUse()).isZero();
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void aClientThatResumesIsServedAndTheEventSaysSession(TlsVersion version) throws IOException {
        try (TestServer server = requiring();
                FtpClient client = server.login(TlsMode.EXPLICIT, version)) {
            assertServed(server, client);
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void aFullHandshakeIsRefusedAndWhateverTicketItGaveTooAndTheClientGoesOn(TlsVersion version) throws IOException {
        try (TestServer server = requiring();
                FtpClient client = server.login(TlsMode.IMPLICIT, version);
                FtpClient stranger = FtpClient.silent(server, TlsMode.EXPLICIT, version)) {
            intrude(client, stranger);
            assertOnlyRefused(server, 6);
            assertServed(server, client);
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void theSessionOfTheSameUsersOtherControlConnectionIsRefused(TlsVersion version) throws IOException {
        try (TestServer server = requiring();
                FtpClient client = server.login(TlsMode.IMPLICIT, version);
                FtpClient other = server.login(TlsMode.IMPLICIT, version)) {
            intrude(client, other);
            assertOnlyRefused(server, 6);
            assertServed(server, client);
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void whereResumptionIsPreferredAllAreServedAndNoneIsCalledASession(TlsVersion version) throws IOException {
        try (TestServer server = TestServer.on(folder);
                FtpClient client = server.login(TlsMode.IMPLICIT, version);
                FtpClient other = server.login(TlsMode.IMPLICIT, version);
                FtpClient stranger = FtpClient.silent(server, TlsMode.EXPLICIT, version)) {
            for (FtpClient intruder : new FtpClient[] {other, stranger, stranger, stranger}) {
                try (DataConnection data = intruder.connectData(client.epsv())) {
                    client.command("RETR secret", 150);
                    assertThat(received(data)).isEqualTo(BYTES);
                    client.expect(226);
                }
            }
            server.events().awaitTransfer(4);
            assertThat(server.events().transfers())
                    .extracting(ended -> ended.result().binding().orElseThrow())
                    .isSubsetOf(BindingLevel.ADDRESS, BindingLevel.SESSION_UNPROVEN);
        }
    }

    @Test
    void dataInClearIsRefusedSinceItCannotBeBound() throws IOException {
        try (TestServer server = requiring();
                FtpClient client = server.login(TlsMode.EXPLICIT);
                FtpClient plain = server.login(TlsMode.PLAIN_LOGIN_ALLOWED)) {
            client.command("PROT C", 534);
            upload(client);
            plain.epsv();
            assertThat(plain.command("RETR secret", 522)).contains("PROT P");
        }
    }

    @Test
    void aServerWhoseTicketsDoNotResumeTwiceDoesNotStart() {
        assertDoesNotStart(builder(DataBinding.REQUIRE), "Listener explicit cannot have the data binding REQUIRE: ");
    }

    @Test
    void norDoesOneThatHasAHostWhichDemandsIt() {
        VirtualHost host = VirtualHost.named("a.example").with(DataBinding.REQUIRE);
        assertDoesNotStart(
                builder(DataBinding.OFF).host(host),
                "Virtual host a.example on listener explicit cannot have the data binding REQUIRE: ");
    }

    private static FtpsServerBuilder builder(DataBinding binding) {
        ServerTls tls = ServerTls.builder()
                .engine(EngineChoice.JDK)
                .certificates(CertificateSelector.single(TestServer.key()))
                .build();
        return FtpsServer.builder()
                .listen(Listener.explicit(0, tls).with(binding))
                .authenticator(attempt -> {
                    throw new IllegalStateException("nobody logs in");
                })
                .files(user -> {
                    throw new IllegalStateException("nobody logs in");
                });
    }

    /** The JDK reads the property whenever a context is made. */
    private static void assertDoesNotStart(FtpsServerBuilder builder, String who) {
        System.setProperty("jdk.tls.server.enableSessionTicketExtension", "false");
        try {
            assertThatThrownBy(builder::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(who + "The TLS engine JDK does not resume a TLSv1.3 session twice (expected: a JVM"
                            + " started without -Djdk.tls.server.enableSessionTicketExtension=false).");
        } finally {
            System.clearProperty("jdk.tls.server.enableSessionTicketExtension");
        }
    }
}
