/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.FtpsServer;
import io.ftps.auth.Digest;
import io.ftps.auth.Digest.Algorithm;
import io.ftps.auth.InMemoryUsers;
import io.ftps.file.LocalFiles;
import io.ftps.server.Listener;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ClientCertificatePolicy;
import io.ftps.tls.ServerTls;
import io.ftps.tls.trust.ExactCertificates;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown of files, stores, folders and servers. */
final class CertShowTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private CertifiedKey server;

    @BeforeEach
    void make() {
        CommandRun.at(CLOCK, "cert", "ca", "Test CA", "--dir", folder.toString());
        CommandRun.at(
                CLOCK,
                "cert",
                "issue",
                "ftp.example.com",
                "192.0.2.7",
                "--ca",
                file("ca.pem"),
                "--dir",
                folder.toString());
        server = CertifiedKey.fromPem(folder.resolve("ftp.example.com.pem"), folder.resolve("ftp.example.com.key"));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String block(String chain) {
        X509Certificate certificate = server.certificate();
        return """

                  subject      CN=ftp.example.com
                  issuer       CN=Test CA
                  names        ftp.example.com, 192.0.2.7
                  valid        2026-11-22 to 2027-11-22, 365 days left
                  for          TLS servers
                  key          EC P-256
                  signature    SHA256withECDSA
                  serial       SERIAL
                  certificate  sha256/PRINT
                  public key   key/PIN
                  chain        CHAIN
                """.replace("SERIAL", certificate.getSerialNumber().toString(16))
                .replace("PRINT", Digest.of(Algorithm.SHA_256, certificate).hex())
                .replace("PIN", Digest.ofKey(certificate).hex())
                .replace("CHAIN", chain);
    }

    @Test
    void aFile() {
        String file = file("ftp.example.com.pem");
        assertThat(CommandRun.at(CLOCK, "cert", "show", file))
                .isEqualTo(new CommandRun(
                        0, file + ", PEM\n" + block("up to CN=Test CA, which is not here: clients must have it"), ""));
        assertThat(CommandRun.at(CLOCK, "cert", "show", file, "--ca", file("ca.pem"))
                        .out())
                .isEqualTo(file + ", PEM\n" + block("whole, up to CN=Test CA"));
        CommandRun.at(CLOCK, "cert", "ca", "Test CA", "--dir", folder.toString(), "--file", "other");
        assertThat(CommandRun.at(CLOCK, "cert", "show", file, "--ca", file("other.pem"))
                        .out())
                .isEqualTo(file + ", PEM\n" + block("BROKEN: the certificate of CN=Test CA is missing"));
    }

    @Test
    void aStore() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] secret = "secret".toCharArray();
        Certificate root = CertifiedKey.fromPem(folder.resolve("ca.pem"), folder.resolve("ca.key"))
                .certificate();
        store.setKeyEntry("x", server.privateKey(), secret, new Certificate[] {server.certificate(), root});
        Path file = folder.resolve("x.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, secret);
        }
        Files.writeString(folder.resolve("pass"), "secret");
        assertThat(CommandRun.at(CLOCK, "cert", "show", file.toString(), "--passphrase", "file:" + file("pass"))
                        .out())
                .isEqualTo(file + ", PKCS#12, with a private key\n"
                        + block(
                                "CN=Test CA, valid until 2036-11-19 (3650 days left)\n               whole, with the root,"
                                        + " which clients must have themselves"));
        assertThat(CommandRun.at(CLOCK, "cert", "show", file.toString()).err())
                .isEqualTo("ftps: " + file + " is encrypted and no passphrase was given (expected: its passphrase).\n");
    }

    @Test
    void aFolder() throws IOException {
        assertThat(CommandRun.at(CLOCK, "cert", "show", folder.toString()).out())
                .startsWith(file("ca.pem")
                        + ", PEM\n\n  subject      CN=Test CA\n  issuer       itself\n  names        -\n")
                .contains(
                        "\n  for          issuing certificates, but no authorities\n",
                        "\n  chain        none: it vouches for itself\n\n" + file("ftp.example.com.pem") + ", PEM\n");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(CommandRun.of("cert", "show", empty.toString()).err())
                .isEqualTo("ftps: The folder " + empty + " holds no certificate (expected: such as NAME.pem).\n");
    }

    @Test
    void aListHasALineForEach() throws IOException {
        Files.writeString(folder.resolve(".hidden.pem"), "x");
        Files.writeString(folder.resolve("notes.txt"), "x");
        assertThat(CommandRun.at(CLOCK, "cert", "list", folder.toString())).isEqualTo(new CommandRun(0, """
                        ca.pem\tCN=Test CA\t3650 days left\t-
                        ftp.example.com.pem\tCN=ftp.example.com\t365 days left\tftp.example.com, 192.0.2.7
                        """, ""));
        Clock late = Clock.offset(CLOCK, Duration.ofDays(366));
        assertThat(CommandRun.at(late, "cert", "list", folder.toString()).out()).contains("\tEXPIRED\t");
        Clock lastDay = Clock.offset(CLOCK, Duration.ofDays(364));
        assertThat(CommandRun.at(lastDay, "cert", "list", folder.toString()).out())
                .contains("\t1 day left\t");
        Clock early = Clock.offset(CLOCK, Duration.ofDays(-1));
        assertThat(CommandRun.at(early, "cert", "list", folder.toString()).out())
                .contains("\tNOT YET VALID\t");
    }

    @Test
    void aDamagedFileIsToldAndTheOthersListed() throws IOException {
        Files.writeString(folder.resolve("b.crt"), "0123");
        CommandRun run = CommandRun.at(CLOCK, "cert", "list", folder.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).hasLineCount(2);
        assertThat(run.err()).isEqualTo("ftps: A certificate in " + file("b.crt") + " is damaged (expected: X.509).\n");
    }

    private FtpsServer serve(ServerTls tls) throws Exception {
        return FtpsServer.builder()
                .listen(Listener.implicit(0, tls))
                .listen(Listener.explicit(0, tls))
                .authenticator(InMemoryUsers.builder().build())
                .files(user -> LocalFiles.at(folder))
                .start();
    }

    @Test
    void aServerIsAskedInBothModes() throws Exception {
        ServerTls tls = ServerTls.builder()
                .certificates(CertificateSelector.single(server))
                .build();
        try (FtpsServer running = serve(tls)) {
            String implicit = "127.0.0.1:" + running.address("implicit").getPort();
            String explicit = "127.0.0.1:" + running.address("explicit").getPort();
            String block = block("whole, up to CN=Test CA");
            assertThat(CommandRun.at(CLOCK, "cert", "show", implicit, "--ca", file("ca.pem")))
                    .isEqualTo(new CommandRun(0, implicit + ", TLS from the first byte, TLSv1.3\n" + block, ""));
            assertThat(CommandRun.at(CLOCK, "cert", "show", explicit, "--explicit", "--ca", file("ca.pem")))
                    .isEqualTo(new CommandRun(0, explicit + ", after AUTH TLS, TLSv1.3\n" + block, ""));
            assertThat(CommandRun.of("cert", "show", explicit).err())
                    .startsWith("ftps: " + explicit + " does not shake hands: ")
                    .endsWith(" (expected: TLS; an explicit port is asked with --explicit).\n");
        }
    }

    @Test
    void aServerThatWantsACertificateShowsItsOwnFirst() throws Exception {
        ServerTls tls = ServerTls.builder()
                .certificates(CertificateSelector.single(server))
                .clientCertificates(
                        ClientCertificatePolicy.REQUIRE, ExactCertificates.of(List.of(server.certificate())))
                .build();
        try (FtpsServer running = serve(tls)) {
            String implicit = "127.0.0.1:" + running.address("implicit").getPort();
            CommandRun run = CommandRun.at(CLOCK, "cert", "show", implicit);
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("\n  subject      CN=ftp.example.com\n");
        }
    }

    @Test
    void nobodyThereIsOneSentence() throws Exception {
        int port;
        try (java.net.ServerSocket free = new java.net.ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(CommandRun.of("cert", "show", "127.0.0.1:" + port))
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        "ftps: 127.0.0.1:" + port
                                + " cannot be reached: Connection refused (expected: a server there).\n"));
    }
}
