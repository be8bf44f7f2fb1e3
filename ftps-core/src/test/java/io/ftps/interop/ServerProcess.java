/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ftps.testing.FreePorts;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A {@link ServerProgram} that runs beside the test, on the engine and transport under test. */
final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern PORT = Pattern.compile("^port ([0-9]+)$", Pattern.MULTILINE);

    private final Process process;
    private final Path output;

    private ServerProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts it. The folder gets its output and its certificate; {@code files} in it is what users see. */
    static ServerProcess start(Path folder, Map<String, String> environment, String... jvmOptions) throws IOException {
        Files.createDirectory(folder.resolve("files"));
        Path output = folder.resolve("server.log");
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("--enable-native-access=ALL-UNNAMED");
        line.addAll(List.of(jvmOptions));
        for (String name : List.of("ftps.test.engine", "ftps.test.transport")) {
            line.add("-D" + name + "=" + System.getProperty(name));
        }
        line.addAll(List.of("-cp", classPath(), ServerProgram.class.getName(), folder.toString()));
        line.add(String.valueOf(FreePorts.firstPassive()));
        line.add(String.valueOf(FreePorts.lastPassive()));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new ServerProcess(builder.start(), output);
    }

    /** Everything this JVM was started with, modules too, as a class path. */
    private static String classPath() {
        return Stream.of("java.class.path", "jdk.module.path")
                .map(name -> System.getProperty(name, ""))
                .filter(path -> !path.isEmpty())
                .reduce((one, other) -> one + File.pathSeparator + other)
                .orElseThrow();
    }

    /** Waits until it listens. */
    int port() {
        await().atMost(PATIENCE).until(() -> PORT.matcher(said()).find() || !process.isAlive());
        Matcher port = PORT.matcher(said());
        assertThat(port.find()).as(said()).isTrue();
        return Integer.parseInt(port.group(1));
    }

    /** What it has said so far, log lines too. */
    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end and waits for that; gives all it said. */
    String stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(ended).as("it ends; so far: %s", said()).isTrue();
        assertThat(process.exitValue()).as(said()).isZero();
        assertThat(said()).endsWith("stopped\n");
        return said();
    }

    /** Ends it as a failing machine would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
