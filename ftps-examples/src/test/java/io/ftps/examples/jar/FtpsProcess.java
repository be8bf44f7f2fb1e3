/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.jar;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code java -jar ftps.jar ...} in a folder of its own; what it prints is read from files, so it never waits for a reader. */
final class FtpsProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Path JAR = Path.of(System.getProperty("ftps.test.jar", ""));

    private final Process process;
    private final Path out;
    private final Path err;

    private FtpsProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static Path jar() {
        return JAR;
    }

    /** Begins, and does not wait. */
    static FtpsProcess begin(Path folder, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(java(), "-jar", JAR.toString()));
        command.addAll(Arrays.asList(args));
        return beginCommand(folder, command);
    }

    static FtpsProcess beginCommand(Path folder, List<String> command) throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new FtpsProcess(process, out, err);
    }

    /** Runs a server on free ports and waits for its start screen. */
    static FtpsProcess serve(Path folder) throws IOException {
        return begin(folder, "serve", "--port", "0", "--implicit-port", "0").started();
    }

    FtpsProcess started() {
        await("the start screen").atMost(LONGEST_START).until(() -> out().contains("\nlftp ") || !process.isAlive());
        return this;
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    /** The line of the start screen that begins with this word. */
    String line(String word) throws IOException {
        return out().lines()
                .filter(line -> line.startsWith(word + " "))
                .findFirst()
                .orElseThrow();
    }

    int port(String listener) throws IOException {
        Matcher port = Pattern.compile("\n  " + listener + " +port (\\d+),").matcher(out());
        if (!port.find()) {
            throw new IllegalStateException("No port of " + listener + " in " + out() + err());
        }
        return Integer.parseInt(port.group(1));
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGHUP. */
    void hangUp() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(LONGEST_START.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("The process does not end.");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
