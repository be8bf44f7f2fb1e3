/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsServer;
import io.ftps.FtpsServer;
import io.ftps.FtpsServerBuilder;
import io.ftps.auth.InMemoryUsers;
import io.ftps.file.LocalFiles;
import io.ftps.server.Listener;
import io.ftps.server.TlsMode;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.Identities;
import io.ftps.tls.ServerTls;
import io.ftps.tls.certificate.ReloadingIdentities;
import io.ftps.tls.certificate.SelfSigned;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.Algorithm;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every step of the README's chapter on certificates is started and shows a client what the chapter says. */
final class CertificatesTest {
    private static final X509Bundle AUTHORITY = authority();

    @TempDir
    private Path folder;

    private static X509Bundle authority() {
        try {
            return new CertificateBuilder()
                    .subject("CN=Authority")
                    .setIsCertificateAuthority(true)
                    .ecp256()
                    .buildSelfSigned();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes NAME.crt and NAME.key, as they come from an authority, with the common name NAME. */
    private X509Bundle write(String name, String dnsName, Algorithm algorithm) throws Exception {
        X509Bundle signed = new CertificateBuilder()
                .subject("CN=" + name)
                .addSanDnsName(dnsName)
                .algorithm(algorithm)
                .buildIssuedBy(AUTHORITY);
        Files.writeString(folder.resolve(name + ".crt"), signed.getCertificatePathPEM());
        Files.writeString(folder.resolve(name + ".key"), signed.getPrivateKeyPEM());
        return signed;
    }

    private static Identities identity(String name) {
        return Identities.of(SelfSigned.withCommonName(name).create());
    }

    private FtpsServer start(Listener... listeners) throws IOException {
        FtpsServerBuilder server = FtpsServer.builder()
                .authenticator(InMemoryUsers.builder().build())
                .files(user -> LocalFiles.at(folder));
        List.of(listeners).forEach(server::listen);
        return server.start();
    }

    private static Listener at(String address, ServerTls tls) throws IOException {
        return Listener.implicit(0, tls).named(address).at(new InetSocketAddress(InetAddress.getByName(address), 0));
    }

    private FtpsServer start(ServerTls tls) throws IOException {
        return start(at("127.0.0.1", tls));
    }

    @Test
    void aSelfSignedCertificateIsTheSameAfterARestart() throws Exception {
        Path certificate = folder.resolve("certificate.pem");
        Path key = folder.resolve("key.pem");
        Certificates.selfSigned(certificate, key);
        byte[] first = Files.readAllBytes(certificate);
        try (FtpsServer server = start(Certificates.selfSigned(certificate, key))) {
            assertThat(ShownCertificate.toAnybody().at(server.address("127.0.0.1")))
                    .isEqualTo("CN=ftp.example.com");
        }
        assertThat(certificate).hasBinaryContent(first);
    }

    @Test
    void aRenewedCertificateIsShownWithoutARestartAndABrokenOneIsNot() throws Exception {
        Path certificate = folder.resolve("server.crt");
        Path key = folder.resolve("server.key");
        try (ReloadingIdentities identities = Certificates.signed(certificate, key);
                FtpsServer server = start(Certificates.oneForAll(identities))) {
            InetSocketAddress address = server.address("127.0.0.1");
            ShownCertificate client = ShownCertificate.toAnybody();
            assertThatThrownBy(() -> client.at(address)).isInstanceOf(IOException.class);
            write("server", "ftp.example.com", Algorithm.ecp256);
            assertThat(identities.reload().faults()).isEmpty();
            assertThat(client.at(address)).isEqualTo("CN=server");
            Files.writeString(certificate, "broken");
            assertThat(identities.reload().faults()).hasSize(1);
            assertThat(client.at(address)).isEqualTo("CN=server");
        }
    }

    @Test
    void eachOfTwoAddressesHasItsCertificate() throws Exception {
        InetAddress first = InetAddress.getLoopbackAddress();
        InetAddress second = InetAddress.getByName("127.0.0.2");
        ServerTls tls = Certificates.twoAddresses(first, identity("one"), second, identity("two"));
        try (FtpsServer server = start(at("127.0.0.1", tls), at("127.0.0.2", tls))) {
            assertThat(ShownCertificate.toAnybody().at(server.address("127.0.0.1")))
                    .isEqualTo("CN=one");
            assertThat(ShownCertificate.toAnybody().at(server.address("127.0.0.2")))
                    .isEqualTo("CN=two");
        }
    }

    @Test
    void nameAndKindOfKeyChooseFromAFolder() throws Exception {
        write("1-ecdsa", "ftp.example.com", Algorithm.ecp256);
        write("2-rsa", "ftp.example.com", Algorithm.rsa2048);
        write("3-other", "files.example.org", Algorithm.ecp256);
        try (ReloadingIdentities identities = Certificates.allOf(folder);
                FtpsServer server = start(Certificates.manyNames(identities))) {
            InetSocketAddress address = server.address("127.0.0.1");
            ShownCertificate client = ShownCertificate.askingFor("ftp.example.com");
            assertThat(client.at(address)).isEqualTo("CN=1-ecdsa");
            assertThat(client.over("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256").at(address))
                    .isEqualTo("CN=2-rsa");
            assertThat(ShownCertificate.askingFor("files.example.org").at(address))
                    .isEqualTo("CN=3-other");
            assertThat(ShownCertificate.askingFor("nobody.example.net").at(address))
                    .isEqualTo("CN=1-ecdsa");
        }
    }

    @Test
    void onlyKnownClientsAreServed() throws Exception {
        X509Bundle known = write("known", "known.example.com", Algorithm.ecp256);
        X509Bundle stranger = write("stranger", "stranger.example.com", Algorithm.ecp256);
        Listener listener = Certificates.knownClients(
                CertificateSelector.single(identity("server")), List.of(known.getCertificate()));
        assertThat(listener.mode()).isEqualTo(TlsMode.EXPLICIT);
        try (FtpsServer server = start(listener.tls())) {
            InetSocketAddress address = server.address("127.0.0.1");
            ShownCertificate client = ShownCertificate.toAnybody();
            assertThat(client.by(known).at(address)).isEqualTo("CN=server");
            assertThatThrownBy(() -> client.by(stranger).at(address)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> client.at(address)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void pagesAndFilesHaveOneCertificate() throws Exception {
        ServerTls tls = Certificates.oneForAll(identity("both"));
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HttpsServer pages = Certificates.pages(tls, any);
        pages.start();
        try (FtpsServer server = start(tls)) {
            assertThat(ShownCertificate.toAnybody().at(server.address("127.0.0.1")))
                    .isEqualTo("CN=both");
            assertThat(ShownCertificate.toAnybody().atPages(pages.getAddress())).isEqualTo("CN=both");
        } finally {
            pages.stop(0);
        }
    }

    @Test
    void anOldPartnerIsServedByACbcSuite() throws Exception {
        ServerTls tls = Certificates.oldPartner(CertificateSelector.single(identity("server")));
        assertThat(tls.profile().protocols()).containsExactly("TLSv1.2");
        try (FtpsServer server = start(tls)) {
            assertThat(ShownCertificate.toAnybody()
                            .over("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA")
                            .at(server.address("127.0.0.1")))
                    .isEqualTo("CN=server");
        }
    }
}
