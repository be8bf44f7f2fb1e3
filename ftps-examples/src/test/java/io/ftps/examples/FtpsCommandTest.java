/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.examples.config.ExampleConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FtpsCommandTest {
    @TempDir
    private Path folder;

    @Test
    void helpListsTheCommandsAndWhereToStart() {
        CommandRun run = CommandRun.of("--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("Usage: ftps [-hV] [--verbose] COMMAND\n")
                .contains("  serve ", "  config ", "  explain ", "  user ", "  version ", "Start here: ftps serve");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "config",
                "explain",
                "cert csr",
                "cert issue",
                "cert import",
                "cert show",
                "user add",
                "user passwd",
                "user remove",
                "user list",
                "user hash"
            })
    void helpOfACommandEndsInItsOptionsAndExitCodes(String command) {
        CommandRun run = CommandRun.of((command + " --help").split(" "));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("Usage: ftps " + command + " ")
                .contains("\nOptions:\n", "\nExit codes:\n  0   ", "\n  2   ");
    }

    @Test
    void everyLineOfHelpFitsTheScreen() {
        assertThat(CommandRun.of("serve", "--help").out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''               | ftps: A command is missing. | ftps",
                "serv             | Did you mean: ftps serve    | ftps",
                "user             | ftps: A command is missing: add, set, show, passwd, remove, list or hash. | ftps user",
                "user lst         | Did you mean: user list     | ftps user",
                "serve --por      | Possible solutions: --port  | ftps serve",
                "serve --port x   | ftps: Invalid value for option '--port': 'x' is not an int | ftps serve",
                "serve --port -1  | ftps: --port: -1 (expected: a port from 0 to 65535) | ftps serve",
                "serve --config a --data b | ftps: --data cannot be used beside --config: say it in the configuration file. | ftps serve",
                "user add         | ftps: Missing required parameter: 'NAME' | ftps user add",
                "user add a b     | ftps: Unmatched argument at index 3: 'b' | ftps user add",
                "config           | ftps: Exactly one of --example and --check is needed. | ftps config",
            })
    void whatCannotBeMeantIsToldInOneSentenceWithAWayOn(String args, String sentence, String command) {
        CommandRun run = CommandRun.of(args.isEmpty() ? new String[0] : args.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(sentence).endsWith("Try: " + command + " --help\n");
        assertThat(run.err().lines().count()).isLessThanOrEqualTo(3);
    }

    @Test
    void versionTellsProgramJavaAndSystem() {
        assertThat(CommandRun.of("version").out()).matches("ftps \\d+\\.\\d+\\.\\d+\\S*\nJava .+\n.+\n");
        assertThat(CommandRun.of("--version").out())
                .isEqualTo(CommandRun.of("version").out());
    }

    @Test
    void theExampleConfigurationIsPrintedAndHasNoMistake() throws IOException {
        CommandRun printed = CommandRun.of("config", "--example");
        assertThat(printed.out()).isEqualTo(ExampleConfiguration.text());
        Path file = Files.writeString(folder.resolve("ftps.yaml"), printed.out());
        Files.createDirectory(folder.resolve("ftps-data"));
        CommandRun.piped("secret", "user", "add", "--file", folder + "/ftps-data/users", "--password-stdin", "alice");
        CommandRun checked = CommandRun.of("config", "--check", file.toString());
        assertThat(checked).isEqualTo(new CommandRun(0, file + " has no mistake: 2 listeners.\n", ""));
    }

    @Test
    void aWrongConfigurationEndsServeBeforeItStarts() throws IOException {
        Path file = Files.writeString(folder.resolve("ftps.yaml"), "engine: openssl\nport: 21\n");
        CommandRun run = CommandRun.of("serve", "--config", file.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines())
                .contains(file + ":1: engine: openssl (expected: auto, jdk or boringssl)")
                .allSatisfy(line -> assertThat(line).startsWith(file + ":"));
    }

    @Test
    void aDataFolderThatIsAFileIsToldInOneSentence() throws IOException {
        Path file = Files.writeString(folder.resolve("data"), "");
        CommandRun run = CommandRun.of("serve", "--data", file.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("ftps: " + file + "/files cannot be used: Not a directory.\n");
    }

    @Test
    void aStackTraceIsShownOnlyWhenAskedFor() throws IOException {
        Path file = Files.writeString(folder.resolve("data"), "");
        assertThat(CommandRun.of("serve", "--data", file.toString(), "--verbose")
                        .err())
                .startsWith("ftps: " + file + "/files cannot be used: Not a directory.\n")
                .contains("\tat ");
    }
}
