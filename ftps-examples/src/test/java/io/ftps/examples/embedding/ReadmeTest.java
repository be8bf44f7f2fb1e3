/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReadmeTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();

    private static List<String> between(Path file, String begins, String ends) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int first = lines.indexOf(begins) + 1;
        assertThat(first).as("line \"%s\" of %s", begins, file).isPositive();
        List<String> rest = lines.subList(first, lines.size());
        return rest.subList(0, rest.indexOf(ends));
    }

    private static List<String> program() throws IOException {
        Path source = MODULE.resolve("src/main/java/io/ftps/examples/embedding/SmallServer.java");
        return between(source, "        // README begins", "        // README ends").stream()
                .map(line -> line.substring("        ".length()))
                .toList();
    }

    @Test
    void theProgramInTheReadmeIsTheOneThatIsCompiled() throws IOException {
        assertThat(between(MODULE.resolveSibling("README.md"), "```java", "```"))
                .isEqualTo(program());
    }

    @Test
    void theProgramHasTenLines() throws IOException {
        assertThat(program()).hasSizeLessThanOrEqualTo(10);
    }
}
