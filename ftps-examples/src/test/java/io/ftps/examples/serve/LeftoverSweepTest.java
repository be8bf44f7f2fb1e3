/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ftps.examples.config.ListenerSettings;
import io.ftps.examples.config.TlsSettings;
import io.ftps.server.TlsMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeftoverSweepTest {
    private static final String NAME = ".ftps-0123456789abcdef0123456789abcdef.part";

    @TempDir
    private Path folder;

    private static Path leftover(Path directory, Duration age) throws IOException {
        Path file = Files.writeString(Files.createDirectories(directory).resolve(NAME), "12345");
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    @Test
    void aServerThatStartsTakesAwayWhatAKilledOneLeft() throws IOException {
        new DemoAccount(folder).prepare();
        Path old = leftover(folder.resolve("files/alice"), Duration.ofDays(2));
        Path fresh = leftover(folder.resolve("files/bob"), Duration.ofHours(1));
        ListenerSettings listener = ListenerSettings.of(TlsMode.IMPLICIT, 0, TlsSettings.selfSignedIn(folder));

        try (RunningServer running = LoopbackSettings.start(LoopbackSettings.of(folder, List.of(listener)))) {
            assertThat(running.portOf(listener)).isPositive();
            await().until(() -> Files.notExists(old));
            assertThat(fresh).exists();
        }
    }

    @Test
    void oneLineTellsHowMuchWasRemovedAndWhere() throws IOException {
        leftover(folder.resolve("a/alice"), Duration.ofDays(2));
        leftover(folder.resolve("a/bob"), Duration.ofDays(2));
        leftover(folder.resolve("b"), Duration.ofHours(1));
        List<String> lines = new ArrayList<>();

        LeftoverSweep.sweep(
                Set.of(folder.resolve("a"), folder.resolve("b"), folder.resolve("missing"), Path.of("/")), lines::add);

        assertThat(lines).containsExactly("leftovers-removed count=2 bytes=10 folder=" + folder.resolve("a"));
    }
}
