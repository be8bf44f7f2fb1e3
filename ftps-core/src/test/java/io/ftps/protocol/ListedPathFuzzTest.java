/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.command.CommandRefusedException;
import io.ftps.file.DirectoryListing;
import io.ftps.file.FileInfo;
import io.ftps.testing.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands behind LIST, options, names and patterns: it is listed, or there is no such thing. */
final class ListedPathFuzzTest {
    static Stream<Path> corpus() throws IOException {
        return Corpus.of(ListedPathFuzzTest.class);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void aKnownCaseHolds(Path file) throws CommandRefusedException, IOException {
        fuzzerTestOneInput(Files.readAllBytes(file));
    }

    /** What the fuzzer calls: what stands behind LIST. */
    public static void fuzzerTestOneInput(byte[] bytes) throws CommandRefusedException, IOException {
        String argument = new String(bytes, UTF_8);
        try (Talk talk = Talk.loggedIn()) {
            talk.withFile("a", "")
                    .withFile("-a", "")
                    .withFile("b c", "")
                    .withDirectory("d")
                    .withFile("d/-l e", "");
            ListedPath listed = ListedPath.of(talk.connection().loggedIn(), argument);
            try (DirectoryListing entries = listed.open()) {
                for (Optional<FileInfo> entry = entries.next(); entry.isPresent(); entry = entries.next()) {
                    assertThat(entry.get().name()).isIn("a", "-a", "b c", "d", "-l e");
                }
            }
        } catch (InvalidPathException | NoSuchFileException | NotDirectoryException e) {
            assertThat(argument).as("an empty argument is the directory itself").isNotEmpty();
        }
    }
}
