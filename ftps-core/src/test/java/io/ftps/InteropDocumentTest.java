/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/interop.md} names tests that exist. */
@Tag("SOURCES")
final class InteropDocumentTest {
    private static final Path RESOURCES = Path.of("ftps-core/src/test/resources/io/ftps/interop");
    /** Between two tests; the cell has lost its first and its last back quote. */
    private static final Pattern TESTS = Pattern.compile("`, `");

    private static final String NOT_TESTED = "not tested:";
    private static final int MOST_NOT_TESTED = 3;
    private static final int COMPLAINTS = 40;

    static List<List<String>> lines() {
        return Repository.table("docs/interop.md");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void eachTestExists(List<String> line) {
        assertThat(line).hasSize(3);
        if (!line.get(2).startsWith(NOT_TESTED)) {
            TESTS.splitAsStream(line.get(2)).forEach(InteropDocumentTest::assertExists);
        }
    }

    private static void assertExists(String test) {
        if (test.endsWith(".txt")) {
            assertThat(Repository.root().resolve(RESOURCES).resolve(test)).isRegularFile();
            return;
        }
        String[] parts = test.split("#");
        assertThat(parts).as(test).hasSize(2);
        assertThat(named(parts[0]))
                .as(test)
                .anyMatch(file -> Repository.text(file).contains("void " + parts[1] + "("));
    }

    /** The test classes of a name, which may begin with the last part of its package. */
    private static List<Path> named(String name) {
        Path end = Path.of(name.replace('.', '/') + ".java");
        return Repository.tests().stream().filter(file -> file.endsWith(end)).toList();
    }

    @Test
    void eachComplaintIsThereAndFewAreNotTested() {
        List<String> complaints = IntStream.rangeClosed(1, COMPLAINTS)
                .mapToObj(number -> "C" + number)
                .toList();
        assertThat(lines().stream().map(line -> line.get(0)))
                .doesNotHaveDuplicates()
                .containsAll(complaints);
        assertThat(lines().stream().filter(line -> line.get(2).startsWith(NOT_TESTED)))
                .hasSizeLessThanOrEqualTo(MOST_NOT_TESTED);
    }

    @Test
    void eachReplayIsNamed() throws Exception {
        List<String> replays = new ArrayList<>();
        try (Stream<Path> files =
                Files.list(Repository.root().resolve(RESOURCES).resolve("replays"))) {
            files.forEach(file -> replays.add("replays/" + file.getFileName()));
        }
        assertThat(Repository.text(Repository.root().resolve("docs/interop.md")))
                .contains(replays);
    }
}
