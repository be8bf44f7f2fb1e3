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
    WGET("wget"),
    RCLONE("rclone"),
    TNFTP("tnftp"),
    FTP_SSL("ftp-ssl"),
    PYTHON("python3"),
    /** Debian's own Python, which knows Debian's packages whatever other Python there is. */
    PYTHON_WITH_FTPUTIL(
            "/usr/bin/python3", "/usr/lib/python3/dist-packages/ftputil", "apt-get install python3-ftputil"),
    NODE_WITH_BASIC_FTP("node", "../.ci/npm/node_modules", "npm ci --prefix .ci/npm"),
    OPENSSL("openssl"),
    MOUNT("mount"),
    UMOUNT("umount");

    /** For programs that hang; a slow machine is no reason to fail. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final File NOTHING = new File("/dev/null");

    private final String command;
    /** Other people's code that the program loads, seen from the folder of this module. */
    private final Path library;

    private final String installation;

    /** A command whose name is also that of its Debian package. */
    Program(String command) {
        this(command, "", "apt-get install " + command);
    }

    Program(String command, String library, String installation) {
        this.command = command;
        this.library = Path.of(library);
        this.installation = installation;
    }

    Path library() {
        return library.toAbsolutePath().normalize();
    }

    /** Runs the program in a folder, for five minutes at most. */
    Run run(Path folder, String... arguments) throws IOException, InterruptedException {
        return run(folder, List.of(arguments));
    }

    /** Runs the program in a folder, for five minutes at most. */
    Run run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        return run(folder, Map.of(), arguments);
    }

    /** The same for a program that takes settings from its environment. */
    Run run(Path folder, Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        return run(builder(folder, arguments, environment), NOTHING);
    }

    /** The same for a program whose user types lines. */
    Run type(Path folder, List<String> arguments, List<String> typed) throws IOException, InterruptedException {
        Path input = Files.write(Files.createTempFile("program", ".in"), typed);
        try {
            return run(builder(folder, arguments, Map.of()), input.toFile());
        } finally {
            Files.delete(input);
        }
    }

    private ProcessBuilder builder(Path folder, List<String> arguments, Map<String, String> environment) {
        List<String> line = new ArrayList<>();
        line.add(find().toString());
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "HOME", folder.toString()));
        builder.environment().putAll(environment);
        return builder;
    }

    /** Starts the program beside the test; nobody hears what it says. */
    Process start(Path folder, String... arguments) throws IOException {
        return builder(folder, List.of(arguments), Map.of())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Run run(ProcessBuilder builder, File input) throws IOException, InterruptedException {
        Path output = Files.createTempFile("program", ".out");
        Path errors = Files.createTempFile("program", ".err");
        try {
            builder.redirectInput(input).redirectOutput(output.toFile()).redirectError(errors.toFile());
            int exit = await(builder.start());
            return new Run(builder.command(), exit, lenient(output), lenient(errors));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static int await(Process process) throws InterruptedException {
        try {
            return process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : Run.TOO_SLOW;
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
                .map(folder -> Path.of(folder).resolve(command))
                .filter(Files::isExecutable)
                .filter(program -> Files.exists(library()))
                .findFirst();
        String missing = "This client is not installed: run \"" + installation + "\" to have it tested.";
        if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
            fail(missing);
        }
        assumeTrue(found.isPresent(), missing);
        return found.orElseThrow();
    }
}
