/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README shows nothing in Java but what is compiled. */
final class ReadmeTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();

    private static List<String> source(String type) throws IOException {
        return Files.readAllLines(MODULE.resolve("src/main/java/io/ftps/examples/embedding/" + type + ".java"));
    }

    private static List<String> program() throws IOException {
        List<String> lines = source("SmallServer");
        return lines.subList(lines.indexOf("        // README begins") + 1, lines.indexOf("        // README ends"));
    }

    /** The Java of the README, one list of lines for each block. */
    private static List<List<String>> blocks() throws IOException {
        List<String> rest = Files.readAllLines(MODULE.resolveSibling("README.md"));
        List<List<String>> blocks = new ArrayList<>();
        for (int begin = rest.indexOf("```java"); begin >= 0; begin = rest.indexOf("```java")) {
            rest = rest.subList(begin + 1, rest.size());
            blocks.add(rest.subList(0, rest.indexOf("```")));
        }
        return blocks;
    }

    /** Lines without their indentation, which differs, and without empty ones. */
    private static String text(List<String> lines) {
        return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    @Test
    void theProgramInTheReadmeIsTheOneThatIsCompiled() throws IOException {
        assertThat(text(blocks().get(0))).isEqualTo(text(program()));
    }

    @Test
    void theProgramHasTenLines() throws IOException {
        assertThat(program()).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void theStepsInTheReadmeAreTheMethodsThatAreCompiled() throws IOException {
        List<String> methods = source("Certificates");
        int first = methods.indexOf("    private Certificates() {}") + 1;
        List<List<String>> steps = blocks().subList(1, blocks().size());
        assertThat(steps.stream().map(ReadmeTest::text).collect(Collectors.joining("\n")))
                .isEqualTo(text(methods.subList(first, methods.lastIndexOf("}"))));
    }

    @Test
    void noStepHasMoreThanTwelveLines() throws IOException {
        assertThat(blocks()).allSatisfy(block -> assertThat(block).hasSizeLessThanOrEqualTo(12));
    }
}
