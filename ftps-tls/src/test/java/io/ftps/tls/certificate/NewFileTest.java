/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("JDK")
final class NewFileTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void makeOldOnes() throws IOException {
        Files.writeString(folder.resolve("a"), "old a");
        Files.writeString(folder.resolve("c"), "old c");
    }

    private NewFile file(String name) {
        return NewFile.ownerOnly(folder.resolve(name), ("new " + name).getBytes(StandardCharsets.UTF_8));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void severalTakeTheirPlacesTogether() throws IOException {
        NewFile.write(List.of(file("a"), file("b"), file("c")), Existing.REPLACE);

        assertThat(folder.resolve("a")).hasContent("new a");
        assertThat(folder.resolve("b")).hasContent("new b");
        assertThat(folder.resolve("c")).hasContent("new c");
        assertThat(names()).containsExactly("a", "b", "c");
    }

    /** The first two have gone to their places by then. */
    @Test
    void whereOneCannotTakeItsPlaceTheOthersGiveTheirsBack() throws IOException {
        Files.createDirectories(folder.resolve("d/full"));

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> NewFile.write(List.of(file("a"), file("b"), file("d"), file("c")), Existing.REPLACE))
                .withMessage(folder.resolve("d") + ": is a folder (expected: a file, or nothing)");

        assertThat(folder.resolve("a")).hasContent("old a");
        assertThat(folder.resolve("c")).hasContent("old c");
        assertThat(names()).containsExactly("a", "c", "d");
    }

    @Test
    void whereOneIsThereAndStaysNoneIsWritten() throws IOException {
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> NewFile.write(List.of(file("b"), file("c")), Existing.KEEP));

        assertThat(folder.resolve("c")).hasContent("old c");
        assertThat(names()).containsExactly("a", "c");
    }
}
