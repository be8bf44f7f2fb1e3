/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/where.md} tells the truth. */
@Tag("SOURCES")
final class WhereTest {
    static List<List<String>> lines() {
        return Repository.table("docs/where.md");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void theFileHandlesTheBehaviour(List<String> line) {
        assertThat(line).hasSize(3);
        Path file = Repository.root().resolve(line.get(1));
        assertThat(file).isRegularFile();
        assertThat(Repository.text(file)).contains(line.get(2));
    }

    @Test
    void thereAreTwentyLinesOrMoreAndNoneTwice() {
        assertThat(lines()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(lines().stream().map(line -> line.get(0))).doesNotHaveDuplicates();
    }
}
