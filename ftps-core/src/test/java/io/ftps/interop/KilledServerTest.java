/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed while a hundred clients upload: what was there before is there, and nothing else. */
@Tag("ONCE")
@Tag("JDK")
final class KilledServerTest {
    private static final int UPLOADS = 100;
    private static final int REPLACING = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void aServerKilledInTheMiddleOfUploadsHasPublishedNothing() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, Map.of())) {
            Path files = folder.resolve("files");
            for (int i = 0; i < REPLACING; i++) {
                Files.writeString(files.resolve("f" + i), "old " + i);
            }
            List<Process> clients = uploads(server.port());

            await("all are in the middle").atMost(PATIENCE).until(() -> begun(files) == UPLOADS);
            server.kill();

            for (Process client : clients) {
                assertThat(client.waitFor()).isNotZero();
            }
            assertOnlyOldFiles(files);
        }
    }

    /** Uploads without an end. */
    private List<Process> uploads(int port) throws IOException, InterruptedException {
        List<Process> clients = new ArrayList<>();
        for (int i = 0; i < UPLOADS; i++) {
            String address = "ftps://localhost:" + port + "/f" + i;
            clients.add(Program.CURL.start(
                    folder, "-s", "-k", "--user", "u:p", "--limit-rate", "50k", "-T", "/dev/zero", address));
        }
        return clients;
    }

    /** How many uploads have arrived in part. */
    private static long begun(Path files) throws IOException {
        try (Stream<Path> all = Files.list(files)) {
            return all.filter(KilledServerTest::isTemporary)
                    .filter(file -> file.toFile().length() > 0)
                    .count();
        }
    }

    private static boolean isTemporary(Path file) {
        return String.valueOf(file.getFileName()).startsWith(".");
    }

    private static void assertOnlyOldFiles(Path files) throws IOException {
        try (Stream<Path> all = Files.list(files)) {
            List<Path> seen = all.filter(file -> !isTemporary(file)).sorted().toList();
            assertThat(seen).hasSize(REPLACING);
            for (Path file : seen) {
                String number = String.valueOf(file.getFileName()).substring(1);
                assertThat(file).hasContent("old " + number);
            }
        }
    }
}
