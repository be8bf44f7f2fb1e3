/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogFileTest {
    @TempDir
    private Path folder;

    @Test
    void linesAreAppendedAndWrittenWithoutAskingForIt() throws IOException {
        Path file = folder.resolve("log");
        Files.writeString(file, "before\n");
        try (LogFile log = LogFile.append(file)) {
            log.accept("one");
            log.accept("Größe");
            await().until(() -> Files.readString(file).equals("before\none\nGröße\n"));
        }
    }

    @Test
    void closingWritesWhatWaits() throws IOException {
        Path file = folder.resolve("log");
        try (LogFile log = LogFile.append(file)) {
            IntStream.range(0, 5_000).forEach(number -> log.accept("line " + number));
        }
        assertThat(Files.readAllLines(file)).hasSize(5_000).endsWith("line 4999");
    }

    @Test
    void aFileThatWasMovedAwayIsMadeAnew() throws IOException {
        Path file = folder.resolve("log");
        Path old = folder.resolve("log.1");
        try (LogFile log = LogFile.append(file)) {
            log.accept("old");
            await().until(() -> Files.readString(file).equals("old\n"));
            Files.move(file, old);
            await().until(() -> Files.exists(file));
            log.accept("new");
            await().until(() -> Files.readString(file).equals("new\n"));
        }
        assertThat(old).hasContent("old");
    }

    @Test
    void aFileThatCannotBeWrittenIsFoundAtOnce() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> LogFile.append(folder.resolve("missing").resolve("log")));
    }
}
