/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.testing.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a client sends for a directory and then for a path in it, a path is normal and stays below the root. */
final class FtpPathFuzzTest {
    static Stream<Path> corpus() throws IOException {
        return Corpus.of(FtpPathFuzzTest.class);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void aKnownCaseHolds(Path file) throws IOException {
        fuzzerTestOneInput(Files.readAllBytes(file));
    }

    /** What the fuzzer calls: a directory, a line end, a path. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        String[] texts = new String(bytes, UTF_8).split("\n", 2);
        try {
            FtpPath path = FtpPath.ROOT;
            for (String text : texts) {
                path = path.resolve(text);
                assertNormal(path);
            }
        } catch (InvalidPathException e) {
            assertThat(e.getMessage()).doesNotContain("\n", "\r");
        }
    }

    private static void assertNormal(FtpPath path) {
        assertThat(path.names()).doesNotContain("", ".", "..").noneMatch(name -> name.contains("/"));
        assertThat(path.names()).hasSizeLessThanOrEqualTo(FtpPath.MAX_DEPTH);
        assertThat(path.toString()).startsWith("/").hasSizeLessThanOrEqualTo(FtpPath.MAX_LENGTH);
        assertThat(FtpPath.ROOT.resolve(path.toString())).isEqualTo(path);
        assertThat(path.startsWith(path.parent())).isTrue();
        assertThat(path.isRoot() ? path : path.parent().resolve(path.name())).isEqualTo(path);
    }
}
