/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a configuration file holds: it is settings, or a list of mistakes each of which says where it is. */
final class ConfigurationFuzzTest {
    static Stream<Path> corpus() throws IOException, URISyntaxException {
        Path folder = Path.of(ConfigurationFuzzTest.class
                .getResource("/corpus/ConfigurationFuzzTest")
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void aKnownCaseHolds(Path file) throws IOException {
        fuzzerTestOneInput(Files.readAllBytes(file));
    }

    /** What the fuzzer calls: the text of a file. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("fuzz", ".yaml");
        try {
            new ConfigurationFile(Files.write(file, bytes)).read();
        } catch (ConfigurationException e) {
            assertThat(String.valueOf(e.getMessage()).lines())
                    .isNotEmpty()
                    .allSatisfy(mistake -> assertThat(mistake).isNotBlank().matches("\\P{Cntrl}+"));
        } finally {
            Files.delete(file);
        }
    }
}
