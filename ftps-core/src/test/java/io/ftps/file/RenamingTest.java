/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Renaming on file systems that cannot do it in one step. */
final class RenamingTest {
    @TempDir
    private Path folder;

    /** The two ways in which a file system may say that it knows no such step. */
    static Stream<Exception> refusals() {
        return Stream.of(new AtomicMoveNotSupportedException("a", "b", "no"), new UnsupportedOperationException("no"));
    }

    private static Renaming refusing(Exception refusal) {
        return new Renaming((from, to, options) -> {
            if (List.<CopyOption>of(options).contains(StandardCopyOption.ATOMIC_MOVE)) {
                if (refusal instanceof IOException e) {
                    throw e;
                }
                throw (RuntimeException) refusal;
            }
            Files.move(from, to, options);
        });
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aFileTakesThePlaceOfAnotherInTheStepsThereAre(Exception refusal) throws IOException {
        Path from = Files.writeString(folder.resolve("from"), "new");
        Path to = Files.writeString(folder.resolve("to"), "old");

        refusing(refusal).rename(from, to);

        assertThat(from).doesNotExist();
        assertThat(to).hasContent("new");
    }

    @Test
    void nothingIsCopiedToAnotherStore() throws IOException {
        Path from = Files.writeString(folder.resolve("from"), "new");
        try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
            assertThatExceptionOfType(AtomicMoveNotSupportedException.class)
                    .isThrownBy(() -> new Renaming(Files::move)
                            .rename(from, memory.getPath("to").toAbsolutePath()));
        }
        assertThat(from).hasContent("new");
    }
}
