/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import io.ftps.server.ClearControl;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that cannot run here, by the order of their commands and what they depend on in replies: {@code replays}. */
final class ReplayTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    @TempDir
    private Path folder;

    static Stream<String> scripts() throws IOException {
        try (Stream<Path> files = Files.list(Visit.script("replays"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void theClientReadsWhatItDependsOn(String script) throws IOException {
        Files.createDirectory(folder.resolve("folder"));
        Files.writeString(folder.resolve("file"), "0123456789");
        Files.setLastModifiedTime(folder.resolve("file"), FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
        try (TestServer server = TestServer.with(folder)
                .clearControl(ClearControl.CLEAR_CONTROL_ALLOWED)
                .start()) {
            Replay.play(server, Files.readAllLines(Visit.script("replays/" + script)));
        }
    }
}
