/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a server ends, and what is there when it starts again. */
final class StopIT {
    private static final int HALF = 300_000;

    @TempDir
    private Path folder;

    @Test
    void anUploadThatRunsMayEndBeforeTheServerDoes() throws IOException, InterruptedException {
        Shell.need("curl");
        byte[] content = new byte[2 * HALF];
        new Random(1).nextBytes(content);
        try (FtpsProcess server = FtpsProcess.serve(folder)) {
            Process client = new ProcessBuilder("sh", "-c", server.line("curl") + "big.bin -sS -T -")
                    .inheritIO()
                    .redirectInput(ProcessBuilder.Redirect.PIPE)
                    .start();
            try (OutputStream upload = client.getOutputStream()) {
                upload.write(content, 0, HALF);
                upload.flush();
                await("the first half").atMost(Duration.ofMinutes(1)).until(this::partOfUploadIsThere);
                server.terminate();
                await("the stop")
                        .atMost(Duration.ofMinutes(1))
                        .until(() ->
                                server.out().endsWith("Stopping: 1 connected, transfers have up to 30s to end.\n"));
                upload.write(content, HALF, HALF);
            }
            assertThat(client.waitFor()).isZero();
            assertThat(server.exitCode()).isZero();
        }
        assertThat(Files.readAllBytes(folder.resolve("ftps-data/files/demo/big.bin")))
                .isEqualTo(content);
    }

    private boolean partOfUploadIsThere() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("ftps-data/files/demo"))) {
            return files.anyMatch(
                    file -> file.toString().endsWith(".part") && file.toFile().length() > 0);
        }
    }

    @Test
    void aSecondStartKeepsCertificateAndPassword() throws IOException, InterruptedException {
        String first = identity();
        assertThat(identity()).isEqualTo(first);
    }

    /** What the start screen says of certificate and password, of a server that is stopped again. */
    private String identity() throws IOException, InterruptedException {
        try (FtpsProcess server = FtpsProcess.serve(folder)) {
            server.terminate();
            assertThat(server.exitCode()).isZero();
            assertThat(server.out())
                    .endsWith("Stopping: nobody is connected.\n")
                    .containsOnlyOnce("Stopping: ");
            return server.out()
                            .lines()
                            .filter(line -> line.startsWith("  SHA-256"))
                            .toList()
                    + server.line("curl").replaceAll(".*--user (\\S+) .*", "$1");
        }
    }
}
