/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.BindingLevel;
import io.ftps.server.DataBinding;
import io.ftps.server.TlsMode;
import io.ftps.server.TransferResult.Outcome;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestRun;
import io.ftps.testing.TestServer;
import io.ftps.testing.TlsVersion;
import io.ftps.tls.TlsEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who gets through, and who does not, where data connections must resume the control connection's TLS session. Clients that
 * wait more than they work run beside each other.
 */
@Tag("CLIENT")
final class RequiredBindingTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final int TRANSFERS = 100;

    /** What a ticket looks like on this engine that was given on a passive port. */
    private static final BindingLevel STRANGERS_TICKET =
            TestRun.engine() == TlsEngine.JDK ? BindingLevel.ADDRESS : BindingLevel.SESSION_UNPROVEN;

    private static final String FTPLIB = """
            import ftplib, ssl, sys
            context = ssl.create_default_context()
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
            client = ftplib.FTP_TLS(context=context)
            client.connect("127.0.0.1", int(sys.argv[1]), 10)
            client.login("anna", "secret")
            client.prot_p()
            client.voidcmd("TYPE I")
            data = client.transfercmd("RETR secret")
            try:
                data.recv(100)
            except OSError:
                pass
            try:
                client.voidresp()
            except ftplib.error_perm as refusal:
                print(refusal)
            """;

    @TempDir
    private Path folder;

    private static void fill(ServerFixture server) throws IOException {
        for (int i = 1; i <= TRANSFERS; i++) {
            Bytes.write(server.file(String.format("f%03d", i)), 1_000 + i);
        }
    }

    private static void assertAllArrived(ServerFixture server) {
        for (int i = 1; i <= TRANSFERS; i++) {
            assertThat(server.mine(String.format("f%03d", i))).hasBinaryContent(Bytes.random(1_000 + i));
        }
        assertThat(server.events().handshakes()).hasSize(1);
        assertThat(Transfers.files(server)).hasSize(TRANSFERS);
        Transfers.assertBoundBy(BindingLevel.SESSION, server.events().transfers());
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"--tls-max 1.2", "--tlsv1.3"})
    void aHundredTransfersOfCurlPass(String version) throws Exception {
        try (ServerFixture server = ServerFixture.in(folder, DataBinding.REQUIRE)) {
            fill(server);
            List<String> arguments = new ArrayList<>(List.of(version.split(" ")));
            arguments.addAll(List.of("--output", "f#1", "@f[001-100]"));

            Curl.to(server, TlsMode.EXPLICIT).run(arguments).succeeded();

            assertAllArrived(server);
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"-VERS-ALL:+VERS-TLS1.2", "-VERS-ALL:+VERS-TLS1.3"})
    void aHundredTransfersOfLftpPass(String versions) throws Exception {
        try (ServerFixture server = ServerFixture.in(folder, DataBinding.REQUIRE)) {
            fill(server);

            new Lftp(server, TlsMode.EXPLICIT)
                    .run("set ssl:priority NORMAL:" + versions, "mget f*")
                    .succeeded();

            assertAllArrived(server);
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({"first,TLS_1_2", "first,TLS_1_3", "newest,TLS_1_2", "newest,TLS_1_3"})
    void manyTransfersPassWithTheFirstTicketAndWithTheNewest(String role, TlsVersion version) throws Exception {
        try (ServerFixture server = ServerFixture.in(folder, DataBinding.REQUIRE)) {
            play(server, role, version, "226");

            assertThat(server.events().transfers()).hasSize(50);
            Transfers.assertBoundBy(BindingLevel.SESSION, server.events().transfers());
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void aStrangerIsRefusedOnEveryPortWhateverHeGotOnTheOneBefore(TlsVersion version) throws Exception {
        try (ServerFixture server = ServerFixture.in(folder, DataBinding.REQUIRE)) {
            Run run = play(server, "stranger", version, "522");

            if (TestRun.engine() == TlsEngine.BORINGSSL) {
                assertThat(run.output()).doesNotContain("ticket: True");
            }
            assertThat(server.events().transfers()).hasSize(5).allSatisfy(ended -> {
                assertThat(ended.result().outcome()).isEqualTo(Outcome.FAILED);
                assertThat(ended.result().binding()).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TlsVersion.class)
    void whereResumptionIsPreferredAStrangersTicketIsNoSession(TlsVersion version) throws Exception {
        try (ServerFixture server = ServerFixture.in(folder)) {
            play(server, "stranger", version, "226");

            assertThat(server.events().transfers())
                    .extracting(ended -> ended.result().binding().orElseThrow())
                    .hasSize(5)
                    .contains(STRANGERS_TICKET)
                    .isSubsetOf(BindingLevel.ADDRESS, BindingLevel.SESSION_UNPROVEN);
        }
    }

    /** Python's ftplib cannot resume, so it is the honest client that needs PREFER. */
    @Test
    void aClientThatCannotResumeIsToldWhy() throws Exception {
        try (ServerFixture server = ServerFixture.in(folder, DataBinding.REQUIRE)) {
            Files.writeString(server.file("secret"), "some bytes");

            Run run = Program.PYTHON.run(server.mine(), "-c", FTPLIB, String.valueOf(server.port(TlsMode.EXPLICIT)));

            assertThat(run.succeeded().output())
                    .contains("522 The data connection must resume the control connection's TLS session.");
        }
    }

    private Run play(ServerFixture server, String role, TlsVersion version, String finalReply) throws Exception {
        Files.writeString(server.file("secret"), "some bytes");
        Path script = server.mine("session.py");
        try (InputStream in = RequiredBindingTest.class.getResourceAsStream("binding_session.py")) {
            Files.copy(in, script);
        }
        Run run = Program.PYTHON.run(
                server.mine(),
                script.toString(),
                role,
                String.valueOf(server.port(TlsMode.IMPLICIT)),
                version.name(),
                finalReply,
                TestServer.USER,
                TestServer.PASSWORD);
        assertThat(run.succeeded().output()).endsWith("every check passed\n");
        return run;
    }
}
