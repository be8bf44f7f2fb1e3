/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log as the jar is set up to write it. */
final class LogIT {
    /** Not the set-up for tests, which is on the class path too. */
    private static final String OURS = "-Dlogback.configurationFile=logback.xml";

    @TempDir
    private Path folder;

    @Test
    void nobodyCanForgeALineOrSendCodesToTheScreen() throws IOException, InterruptedException, URISyntaxException {
        Path tests = Path.of(NastyText.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        String classPath = FtpsProcess.jar() + File.pathSeparator + tests;
        try (FtpsProcess program = FtpsProcess.beginCommand(
                folder, List.of(FtpsProcess.java(), OURS, "-cp", classPath, NastyText.class.getName()))) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.out()).isEmpty();
            assertThat(program.err()).doesNotContain("\u001B", "\u009B", "\u202E", "\r", "not shown");
            assertThat(program.err().lines().filter(line -> !line.startsWith("    ")))
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .endsWith(" INFO  nasty red ?[31m text??2026-01-01T00:00:00.000Z INFO  events login"
                                            + " user=root??"),
                            line -> assertThat(line).endsWith(" WARN  nasty fault"));
            assertThat(program.err())
                    .contains(
                            "\n    java.lang.IllegalStateException: first?[2J\n    2026-01-01T00:00:00.000Z INFO  forged\n");
        }
    }
}
