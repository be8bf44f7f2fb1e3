/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.DataBinding;
import io.ftps.server.TlsMode;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestRun;
import io.ftps.testing.TestServer;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ServerTls;
import io.ftps.tls.SniFallback;
import io.ftps.tls.certificate.SelfSigned;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What openssl sees of the certificates: which one for which name, and what is stapled to it. */
@Tag("CLIENT")
final class OpensslCertificatesTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final CertifiedKey OTHER =
            SelfSigned.withCommonName("other").dnsName("*.other.example").create();

    @TempDir
    private Path folder;

    private static ServerTls.Builder tls() {
        return ServerTls.builder().engine(TestRun.engineChoice());
    }

    private static Run ask(ServerFixture server, String... options) throws Exception {
        return ask(server, TlsMode.IMPLICIT, List.of(options));
    }

    private static Run ask(ServerFixture server, TlsMode mode, List<String> options) throws Exception {
        return Program.OPENSSL.run(server.mine(), line(server, mode, options));
    }

    private static List<String> line(ServerFixture server, TlsMode mode, List<String> options) {
        List<String> line = new ArrayList<>(List.of("s_client", "-connect", "127.0.0.1:" + server.port(mode)));
        if (mode == TlsMode.EXPLICIT) {
            line.addAll(List.of("-starttls", "ftp"));
        }
        line.addAll(options);
        return line;
    }

    @ParameterizedTest
    @CsvSource({
        "EXPLICIT,localhost,localhost",
        "EXPLICIT,a.other.example,other",
        "IMPLICIT,a.other.example,other",
        "IMPLICIT,unknown.example,localhost"
    })
    void theNameOfTheServerChoosesTheCertificate(TlsMode mode, String name, String subject) throws Exception {
        ServerTls tls = tls().certificates(CertificateSelector.bySni(SniFallback.DEFAULT, TestServer.key(), OTHER))
                .build();
        try (ServerFixture server = ServerFixture.in(folder, DataBinding.PREFER, tls)) {
            assertThat(ask(server, mode, List.of("-servername", name)).output())
                    .contains("subject=CN = " + subject + "\n");
        }
    }

    @Test
    void anUnknownNameIsRefusedWhereOnlyKnownOnesAreServed() throws Exception {
        ServerTls tls = tls().certificates(CertificateSelector.bySni(SniFallback.REJECT, TestServer.key(), OTHER))
                .build();
        try (ServerFixture server = ServerFixture.in(folder, DataBinding.PREFER, tls)) {
            assertThat(ask(server, "-servername", "unknown.example").errors()).contains("unrecognized name");
            assertThat(ask(server, "-noservername").errors()).contains("unrecognized name");
        }
    }

    /** A client of TLS 1.2 that asks for a second handshake loses its connection. */
    @Test
    void aSecondHandshakeEndsTheConnection() throws Exception {
        try (ServerFixture server = ServerFixture.in(folder)) {
            List<String> line = new ArrayList<>(List.of("openssl"));
            line.addAll(line(server, TlsMode.IMPLICIT, List.of("-tls1_2")));
            Process client = new ProcessBuilder(line).redirectErrorStream(true).start();
            try {
                client.getOutputStream().write("R\n".getBytes(StandardCharsets.US_ASCII));
                client.getOutputStream().flush();
                String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(client.waitFor(1, TimeUnit.MINUTES)).isTrue();
                assertThat(said).contains("RENEGOTIATING").doesNotContain("DONE\n");
            } finally {
                client.destroyForcibly();
            }
        }
    }

    @Tag("BORINGSSL")
    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void aStapleIsShownToWhomAsksForIt(String version) throws Exception {
        X509Bundle authority = new CertificateBuilder()
                .subject("CN=authority")
                .setIsCertificateAuthority(true)
                .ecp256()
                .buildSelfSigned();
        X509Bundle issued = new CertificateBuilder()
                .subject("CN=localhost")
                .addSanDnsName("localhost")
                .ecp256()
                .buildIssuedBy(authority);
        byte[] staple = answerOf(authority, issued);
        ServerTls tls = tls().certificates(CertificateSelector.single(
                        CertifiedKey.of(issued.getKeyPair().getPrivate(), Arrays.asList(issued.getCertificatePath()))))
                .stapling(identity -> Optional.of(staple))
                .build();
        try (ServerFixture server = ServerFixture.in(folder, DataBinding.PREFER, tls)) {
            assertThat(ask(server, version, "-status").output())
                    .contains("OCSP Response Status: successful (0x0)", "Cert Status: good");
            assertThat(ask(server, version).output()).doesNotContain("OCSP");
        }
    }

    /** What the authority says of the certificate, made by openssl as authorities do. */
    private byte[] answerOf(X509Bundle authority, X509Bundle issued) throws IOException, InterruptedException {
        Path work = Files.createDirectory(folder.resolve("authority"));
        Files.writeString(work.resolve("ca.pem"), authority.getCertificatePEM());
        Files.writeString(work.resolve("ca.key"), authority.getPrivateKeyPEM());
        Files.writeString(work.resolve("issued.pem"), issued.getCertificatePEM());
        String serial = issued.getCertificate().getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
        Files.writeString(
                work.resolve("index.txt"),
                "V\t490101000000Z\t\t" + (serial.length() % 2 == 0 ? serial : "0" + serial)
                        + "\tunknown\t/CN=localhost\n");
        openssl(work, "ocsp -issuer ca.pem -cert issued.pem -no_nonce -reqout request.der");
        openssl(
                work,
                "ocsp -index index.txt -CA ca.pem -rsigner ca.pem -rkey ca.key -ndays 1 -reqin request.der -respout answer.der");
        return Files.readAllBytes(work.resolve("answer.der"));
    }

    private static void openssl(Path work, String arguments) throws IOException, InterruptedException {
        Program.OPENSSL.run(work, arguments.split(" ")).succeeded();
    }
}
