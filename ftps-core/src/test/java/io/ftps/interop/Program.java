/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real client. Where it is not installed the test is skipped with a sentence that says what to install; under continuous
 * integration ({@code CI=true}) that is a failure. A run has a time limit, after which the program and its children are killed.
 */
enum Program {
    CURL("curl"),
    LFTP("lftp"),
    PYTHON("python3"),
    OPENSSL("openssl"),
    MOUNT("mount"),
    UMOUNT("umount");

    /** For programs that hang; a slow machine is no reason to fail. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** The command, which is also the name of its Debian package. */
    private final String command;

    Program(String command) {
        this.command = command;
    }

    /** Runs the program in a folder, for five minutes at most. */
    Run run(Path folder, String... arguments) throws IOException, InterruptedException {
        return run(folder, List.of(arguments));
    }

    /** Runs the program in a folder, for five minutes at most. */
    Run run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(find().toString());
        line.addAll(arguments);
        return run(folder, line, LIMIT);
    }

    /** Starts the program beside the test; nobody hears what it says. */
    Process start(Path folder, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(find().toString()));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Runs any command line, which begins with the path of a program. */
    static Run run(Path folder, List<String> line, Duration limit) throws IOException, InterruptedException {
        Path output = Files.createTempFile("program", ".out");
        Path errors = Files.createTempFile("program", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "HOME", folder.toString()));
            int exit = await(builder.start(), limit);
            return new Run(line, exit, lenient(output), lenient(errors));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static int await(Process process, Duration limit) throws InterruptedException {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : Run.TOO_SLOW;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Programs print file names as they are, which need not be text. */
    private static String lenient(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private Path find() {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable)
                .findFirst();
        String missing = command + " is not installed: run \"apt-get install " + command + "\" to have this tested.";
        if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
            fail(missing);
        }
        assumeTrue(found.isPresent(), missing);
        return found.orElseThrow();
    }
}
