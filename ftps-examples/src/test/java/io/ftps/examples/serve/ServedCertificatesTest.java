/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import static io.ftps.examples.serve.LoopbackSettings.implicit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ftps.examples.config.ClientCertificates;
import io.ftps.examples.config.HostSettings;
import io.ftps.examples.config.IdentitySource;
import io.ftps.examples.config.IdentitySource.ByAddress;
import io.ftps.examples.config.IdentitySource.ByServerName;
import io.ftps.examples.config.IdentitySource.Pem;
import io.ftps.examples.config.ListenerSettings;
import io.ftps.examples.config.ServerSettings;
import io.ftps.examples.config.TlsSettings;
import io.ftps.server.DataBinding;
import io.ftps.server.DataProtection;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ClientCertificatePolicy;
import io.ftps.tls.ServerTls;
import io.ftps.tls.SniFallback;
import io.ftps.tls.certificate.PemFiles;
import io.ftps.tls.certificate.SelfSigned;
import io.ftps.tls.trust.TrustEvents;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who a running server is to whom, and how that changes while it runs. */
final class ServedCertificatesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void makeUsers() throws IOException {
        new DemoAccount(folder).prepare();
    }

    private Pem pem(String name) {
        return new Pem(folder.resolve(name + ".pem"), folder.resolve(name + ".key"), Optional.empty());
    }

    private static CertifiedKey key(String name) {
        return SelfSigned.withCommonName(name).dnsName(name).create();
    }

    /** Writes a certificate into the files of a name, which may be another one's. */
    private Pem written(String file, String name) throws IOException {
        Pem files = pem(file);
        Files.deleteIfExists(files.chain());
        Files.deleteIfExists(files.key());
        PemFiles.write(key(name), files.chain(), files.key());
        return files;
    }

    private static TlsSettings tls(IdentitySource source) {
        return TlsSettings.selfSignedIn(Path.of("unused")).with(source);
    }

    private RunningServer start(ListenerSettings... listeners) throws IOException {
        return LoopbackSettings.start(LoopbackSettings.of(folder, List.of(listeners)));
    }

    private static InetSocketAddress reach(RunningServer running, String address) throws IOException {
        return new InetSocketAddress(
                LoopbackSettings.address(address),
                running.server().address("implicit").getPort());
    }

    @Test
    void eachAddressHasItsOwnCertificate() throws Exception {
        ByAddress several = new ByAddress(
                Map.of(
                        LoopbackSettings.address("127.0.0.1"), written("a", "a.example.com"),
                        LoopbackSettings.address("127.0.0.2"), written("b", "b.example.com")),
                Optional.of(written("c", "c.example.com")));
        try (RunningServer running = start(implicit("implicit", "0.0.0.0", tls(several)))) {
            assertThat(TlsVisitor.at(reach(running, "127.0.0.1")).subject()).isEqualTo("CN=a.example.com");
            assertThat(TlsVisitor.at(reach(running, "127.0.0.2")).subject()).isEqualTo("CN=b.example.com");
            assertThat(TlsVisitor.at(reach(running, "127.0.0.3")).subject()).isEqualTo("CN=c.example.com");
            assertThat(screen(running))
                    .contains("for clients at 127.0.0.1\n", "for clients at 127.0.0.2\n")
                    .contains("for clients at other addresses\n");
        }
    }

    @Test
    void aRenewedCertificateIsShownToTheNextClient() throws Exception {
        try (RunningServer running = start(implicit("implicit", "127.0.0.1", tls(written("a", "old.example.com"))))) {
            InetSocketAddress address = reach(running, "127.0.0.1");
            assertThat(TlsVisitor.at(address).subject()).isEqualTo("CN=old.example.com");
            written("a", "new.example.com");
            running.reload();
            assertThat(TlsVisitor.at(address).subject()).isEqualTo("CN=new.example.com");
            Files.writeString(folder.resolve("a.pem"), "broken");
            running.reload();
            assertThat(TlsVisitor.at(address).subject()).isEqualTo("CN=new.example.com");
        }
    }

    @Test
    void aServerWithoutCertificateStartsSaysSoAndHeals() throws Exception {
        try (RunningServer running = start(implicit("implicit", "127.0.0.1", tls(pem("late"))))) {
            InetSocketAddress address = reach(running, "127.0.0.1");
            assertThat(screen(running)).contains("  certificate  NO CERTIFICATE, so ", folder + "/late.pem\n");
            assertThatThrownBy(() -> TlsVisitor.at(address)).isInstanceOf(IOException.class);
            written("late", "late.example.com");
            running.reload();
            assertThat(TlsVisitor.at(address).subject()).isEqualTo("CN=late.example.com");
            assertThat(screen(running)).contains("  certificate  CN=late.example.com, self-signed, ");
        }
    }

    @Test
    void aHostGreetsWhoeverNamesIt() throws Exception {
        HostSettings host = new HostSettings(
                List.of("b.example.com"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("This is b."),
                DataProtection.CLIENT_CHOICE,
                DataBinding.OFF);
        IdentitySource names = new ByServerName(
                SniFallback.DEFAULT, List.of(written("a", "a.example.com"), written("b", "b.example.com")));
        ServerSettings settings =
                LoopbackSettings.of(folder, List.of(implicit("implicit", "127.0.0.1", tls(names))), host);
        try (RunningServer running = LoopbackSettings.start(settings)) {
            InetSocketAddress address = reach(running, "127.0.0.1");
            assertThat(TlsVisitor.asking(address, "a.example.com"))
                    .isEqualTo(new TlsVisitor("CN=a.example.com", Optional.of("220 FTP server ready.")));
            assertThat(TlsVisitor.asking(address, "b.example.com"))
                    .isEqualTo(new TlsVisitor("CN=b.example.com", Optional.of("220 This is b.")));
            assertThat(screen(running)).contains("  host         b.example.com\n");
        }
    }

    @Test
    void onlyTrustedClientsComeInAndTheListIsReadAnew() throws Exception {
        CertifiedKey alice = key("alice");
        CertifiedKey bob = key("bob");
        Path trusted = folder.resolve("trusted.pem");
        PemFiles.write(alice, trusted, folder.resolve("alice.key"));
        TlsSettings tls = tls(written("a", "a.example.com"))
                .with(ClientCertificates.exactly(ClientCertificatePolicy.REQUIRE, trusted));
        try (RunningServer running = start(implicit("implicit", "127.0.0.1", tls))) {
            InetSocketAddress address = reach(running, "127.0.0.1");
            assertThat(TlsVisitor.showing(address, alice).greeting()).contains("220 FTP server ready.");
            assertThat(TlsVisitor.showing(address, bob).greeting())
                    .contains("421 The client certificate is not accepted; goodbye.");
            Files.delete(trusted);
            PemFiles.write(bob, trusted, folder.resolve("bob.key"));
            running.reload();
            assertThat(TlsVisitor.showing(address, bob).greeting()).contains("220 FTP server ready.");
            Files.delete(trusted);
            running.reload();
            assertThat(TlsVisitor.showing(address, bob).greeting()).contains("220 FTP server ready.");
            assertThat(screen(running)).contains(", client certificates required\n");
        }
    }

    @Test
    void aCertificateThatMustBeStapledIsNotServedWithout() throws Exception {
        X509Bundle authority = new CertificateBuilder()
                .subject("CN=Authority")
                .setIsCertificateAuthority(true)
                .ecp256()
                .buildSelfSigned();
        X509Bundle demanding = new CertificateBuilder()
                .subject("CN=a.example.com")
                .addExtensionOctetString("1.3.6.1.5.5.7.1.24", false, new byte[] {0x30, 3, 2, 1, 5})
                .ecp256()
                .buildIssuedBy(authority);
        Pem files = pem("a");
        Files.writeString(files.chain(), demanding.getCertificatePathPEM());
        Files.writeString(files.key(), demanding.getPrivateKeyPEM());
        assertThatThrownBy(() -> start(implicit("implicit", "127.0.0.1", tls(files))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The certificate of CN=a.example.com must be shown with an OCSP staple, ");
    }

    @Test
    void listenersWithEqualSettingsShareTheirTls() throws IOException {
        TlsSettings a = tls(written("a", "a.example.com"));
        try (ServedTls served = new ServedTls(
                LoopbackSettings.ENGINE,
                Optional.empty(),
                certificate -> false,
                new TrustEvents() {},
                new CertificateNotices(new Remedies(OwnCommands.in(folder))))) {
            ServerTls made = served.of(a);
            assertThat(served.of(tls(pem("a")))).isSameAs(made);
            assertThat(served.of(a.with(
                            ClientCertificates.exactly(ClientCertificatePolicy.REQUEST, folder.resolve("a.pem")))))
                    .isNotSameAs(made);
            assertThat(served.identities()).hasSize(1);
        }
    }

    private static String screen(RunningServer running) throws IOException {
        return StartScreen.of(
                "ftps 1.0", running, Login.likely(running.accounts().server().accounts()), Instant.now());
    }
}
