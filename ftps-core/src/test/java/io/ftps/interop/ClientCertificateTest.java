/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.BindingLevel;
import io.ftps.server.DataBinding;
import io.ftps.server.TlsMode;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestRun;
import io.ftps.testing.TestServer;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ClientCertificatePolicy;
import io.ftps.tls.ServerTls;
import io.ftps.tls.certificate.PemFiles;
import io.ftps.tls.certificate.SelfSigned;
import io.ftps.tls.trust.ExactCertificates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that show a certificate, on listeners that demand one. */
@Tag("CLIENT")
final class ClientCertificateTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final int TRANSFERS = 5;
    private static final CertifiedKey ANNA = SelfSigned.withCommonName("anna").create();

    @TempDir
    private Path folder;

    private ServerFixture server(DataBinding binding) throws Exception {
        ServerTls tls = ServerTls.builder()
                .engine(TestRun.engineChoice())
                .certificates(CertificateSelector.single(TestServer.key()))
                .clientCertificates(ClientCertificatePolicy.REQUIRE, ExactCertificates.of(List.of(ANNA.certificate())))
                .build();
        ServerFixture server = ServerFixture.in(folder, binding, tls);
        for (int i = 1; i <= TRANSFERS; i++) {
            Bytes.write(server.file("f" + i), 1_000 + i);
        }
        PemFiles.write(ANNA, server.mine("anna.pem"), server.mine("anna.key"));
        return server;
    }

    private static void assertAllArrived(ServerFixture server) {
        for (int i = 1; i <= TRANSFERS; i++) {
            assertThat(server.mine("f" + i)).hasBinaryContent(Bytes.random(1_000 + i));
        }
        assertThat(server.events().handshakes())
                .singleElement()
                .satisfies(session -> assertThat(session.peerCertificates()).containsExactly(ANNA.certificate()));
        Transfers.assertBoundBy(BindingLevel.SESSION, server.events().transfers());
    }

    @ParameterizedTest
    @CsvSource({"PREFER,--tls-max 1.2", "PREFER,--tlsv1.3", "REQUIRE,--tls-max 1.2", "REQUIRE,--tlsv1.3"})
    void curlsDataConnectionsResume(DataBinding binding, String version) throws Exception {
        try (ServerFixture server = server(binding)) {
            List<String> arguments = new ArrayList<>(Arrays.asList(version.split(" ")));
            arguments.addAll(List.of("--cert", "anna.pem", "--key", "anna.key", "--output", "f#1", "@f[1-5]"));

            Curl.to(server, TlsMode.EXPLICIT).run(arguments).succeeded();

            assertAllArrived(server);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PREFER,-VERS-ALL:+VERS-TLS1.2",
        "PREFER,-VERS-ALL:+VERS-TLS1.3",
        "REQUIRE,-VERS-ALL:+VERS-TLS1.2",
        "REQUIRE,-VERS-ALL:+VERS-TLS1.3"
    })
    void lftpsDataConnectionsResume(DataBinding binding, String versions) throws Exception {
        try (ServerFixture server = server(binding)) {
            // GnuTLS reads no EC key without its public half, which the JDK leaves out and openssl puts in.
            Program.OPENSSL
                    .run(server.mine(), "ec", "-in", "anna.key", "-out", "whole.key")
                    .succeeded();
            new Lftp(server, TlsMode.EXPLICIT)
                    .run(
                            "set ssl:priority NORMAL:" + versions,
                            "set ssl:cert-file " + server.mine("anna.pem"),
                            "set ssl:key-file " + server.mine("whole.key"),
                            "mget f*")
                    .succeeded();

            assertAllArrived(server);
        }
    }
}
