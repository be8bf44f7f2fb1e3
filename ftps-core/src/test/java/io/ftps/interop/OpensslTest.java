/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.TlsMode;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import io.ftps.tls.TlsSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator sees who asks a port with {@code openssl s_client}. */
@Tag("CLIENT")
final class OpensslTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    @TempDir
    private Path folder;

    private ServerFixture server;

    @BeforeEach
    void start() throws IOException {
        server = ServerFixture.in(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Run ask(TlsMode mode, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("s_client", "-connect", "127.0.0.1:" + server.port(mode)));
        arguments.addAll(List.of("-CAfile", server.certificate().toString(), "-verify_return_error"));
        arguments.addAll(List.of("-servername", "localhost", "-verify_hostname", "localhost"));
        if (mode == TlsMode.EXPLICIT) {
            arguments.addAll(List.of("-starttls", "ftp"));
        }
        arguments.addAll(List.of(options));
        return Program.OPENSSL.run(server.mine(), arguments);
    }

    @ParameterizedTest
    @CsvSource({
        "EXPLICIT,-tls1_2,TLSv1.2",
        "EXPLICIT,-tls1_3,TLSv1.3",
        "IMPLICIT,-tls1_2,TLSv1.2",
        "IMPLICIT,-tls1_3,TLSv1.3"
    })
    void modernVersionsAreSpoken(TlsMode mode, String option, String protocol) throws Exception {
        Run run = ask(mode, option).succeeded();

        assertThat(run.output()).contains("New, " + protocol, "Verify return code: 0 (ok)", "subject=CN = localhost");
        server.events().awaitEvent("handshakeEnded", any -> true);
        assertThat(server.events().handshakes())
                .extracting(TlsSession::protocol)
                .containsExactly(protocol);
        assertThat(server.events().handshakes())
                .extracting(TlsSession::localCertificate)
                .containsExactly(TestServer.key().certificate());
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsMode.class,
            names = {"EXPLICIT", "IMPLICIT"})
    void oldVersionsAreRefusedWithAnAlert(TlsMode mode) throws Exception {
        Run run = ask(mode, "-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0");

        assertThat(run.exit()).as(run::toString).isEqualTo(1);
        assertThat(run.errors()).contains("alert protocol version");
        server.events().awaitEvent("handshakeFailed", any -> true);
        assertThat(server.events().details("handshakeFailed")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsMode.class,
            names = {"EXPLICIT", "IMPLICIT"})
    void theProtocolIsSelectedAndAnyOtherRefusedWithAnAlert(TlsMode mode) throws Exception {
        assertThat(ask(mode, "-alpn", "h2,ftp").succeeded().output()).contains("ALPN protocol: ftp\n");

        Run run = ask(mode, "-alpn", "h2,http/1.1");
        assertThat(run.exit()).as(run::toString).isEqualTo(1);
        assertThat(run.errors()).contains("alert no application protocol");
        server.events().awaitEvent("handshakeFailed", any -> true);
        assertThat(server.events().details("handshakeFailed"))
                .singleElement()
                .asString()
                .contains("The client offers by ALPN only h2, http/1.1 (expected: ftp, or no offer).");
    }

    @ParameterizedTest
    @CsvSource({
        "-groups,P-521,no key exchange group of modern-2026",
        "-sigalgs,rsa_pss_rsae_sha256,cannot use a certificate with an EC key"
    })
    void whatIsMissingIsNamed(String option, String value, String sentence) throws Exception {
        Run run = ask(TlsMode.IMPLICIT, option, value);

        assertThat(run.exit()).as(run::toString).isEqualTo(1);
        assertThat(run.errors()).contains("alert handshake failure");
        server.events().awaitEvent("handshakeFailed", any -> true);
        assertThat(server.events().details("handshakeFailed"))
                .singleElement()
                .asString()
                .contains(sentence);
    }
}
