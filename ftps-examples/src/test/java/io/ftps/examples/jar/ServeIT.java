/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server, as a person meets it who has just started it. */
final class ServeIT {
    @TempDir
    private static Path folder;

    private static FtpsProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = FtpsProcess.serve(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String curl() throws IOException {
        return server.line("curl").replace("curl ", "curl -sS ");
    }

    @Test
    void theJarUsesTheNativeLibraries() throws IOException {
        assertThat(server.out()).contains("\n  TLS engine   BoringSSL\n").contains("\n  transport    epoll\n");
    }

    @Test
    void nothingWarnsAtStart() throws IOException {
        assertThat(server.err().lines()).allMatch(line -> line.matches("\\S+ INFO  \\S+ .*"));
    }

    @Test
    void thePrintedCurlLineListsTheFiles() throws IOException, InterruptedException {
        Shell.need("curl");
        Shell pasted = Shell.run(folder, curl());
        assertThat(pasted.exitCode()).as(pasted.output()).isZero();
        assertThat(pasted.output()).contains(" welcome.txt");
    }

    @Test
    void thePrintedLftpLineListsTheFiles() throws IOException, InterruptedException {
        Shell.need("lftp");
        Shell pasted = Shell.run(folder, server.line("lftp"));
        assertThat(pasted.exitCode()).as(pasted.output()).isZero();
        assertThat(pasted.output()).contains(" welcome.txt");
    }

    @Test
    void theImplicitListenerGivesTheSameFiles() throws IOException, InterruptedException {
        Shell.need("curl");
        String url = "ftps://localhost:" + server.port("implicit") + "/welcome.txt";
        Shell pasted = Shell.run(folder, curl().replace(" --ssl-reqd", "").replaceAll("ftp://\\S+", url));
        assertThat(pasted).isEqualTo(new Shell(0, "You reached the ftps example server.\n"));
    }

    @Test
    void aFileGoesUpAndIsLogged() throws IOException, InterruptedException {
        Shell.need("curl");
        Path file = Files.write(folder.resolve("one.bin"), new byte[100_000]);
        Shell pasted = Shell.run(folder, curl() + "one.bin -T one.bin");
        assertThat(pasted).isEqualTo(new Shell(0, ""));
        assertThat(folder.resolve("ftps-data/files/demo/one.bin")).hasSameBinaryContentAs(file);
        assertThat(server.err())
                .containsPattern(
                        "transfer session=\\w+ transfer=\\S+ user=demo direction=upload"
                                + " path=/one.bin offset=0 bytes=100000 outcome=completed took=\\d+ms tls=TLSv1.3 binding=session");
    }

    @Test
    void aWrongPasswordIsRefusedAndLoggedWithoutIt() throws IOException, InterruptedException {
        Shell.need("curl");
        Shell pasted = Shell.run(folder, curl().replaceAll("--user \\S+", "--user demo:hunter2"));
        assertThat(pasted).isEqualTo(new Shell(67, "curl: (67) Access denied: 530\n"));
        assertThat(server.err())
                .contains(" reason=\"The password does not match.\"")
                .doesNotContain("hunter2");
    }

    @Test
    void aMissingFileIsSaidToBeMissing() throws IOException, InterruptedException {
        Shell.need("curl");
        Shell pasted = Shell.run(folder, curl() + "nothing.txt");
        assertThat(pasted).isEqualTo(new Shell(78, "curl: (78) The file does not exist\n"));
    }

    @Test
    void aClientThatDoesNotEncryptIsNotLetIn() throws IOException, InterruptedException {
        Shell.need("curl");
        assertThat(Shell.run(folder, curl().replace(" --ssl-reqd", "")).exitCode())
                .isEqualTo(67);
    }

    @Test
    void aPortInUseIsToldInOneSentence() throws IOException, InterruptedException {
        String port = Integer.toString(server.port("explicit"));
        try (FtpsProcess second =
                FtpsProcess.begin(folder, "serve", "--port", port, "--implicit-port", "0", "--data", "second")) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.out()).isEmpty();
            assertThat(second.err().lines().filter(line -> line.startsWith("ftps: ")))
                    .singleElement()
                    .asString()
                    .isEqualTo("ftps: Listener explicit cannot listen on port " + port
                            + " of all addresses: Address already in use. Choose another port or stop what uses it.");
            assertThat(second.err()).doesNotContain("\tat ");
        }
    }
}
