/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.jar;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** What a line gives that is pasted into a shell. */
public record Shell(int exitCode, String output) {
    private static final long LONGEST_SECONDS = 60;

    /** Runs a line and takes what it prints, errors included; nothing can be read on its standard input. */
    public static Shell run(Path folder, String line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", line)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("This does not end: " + line);
        }
        return new Shell(process.exitValue(), output);
    }

    /** Skips the test where the program is missing. */
    public static void need(String program) {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                () -> program + " is not installed, so what it makes of the server is not known.");
    }
}
