/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The source tree around this test. */
final class Repository {
    private Repository() {}

    static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("docs/where.md"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "docs/where.md is in no folder above (expected: tests run inside the repository)");
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cells of each row of the one table in a Markdown file, without the head and without back quotes. */
    static List<List<String>> table(String file) {
        return text(root().resolve(file))
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(Repository::cells)
                .toList();
    }

    private static List<String> cells(String row) {
        return Stream.of(row.substring(1, row.lastIndexOf('|')).split(" \\| |\\|"))
                .map(String::strip)
                .map(cell -> cell.replaceAll("^`|`$", ""))
                .toList();
    }

    /** The Java files of a module's main source. */
    static List<Path> sources(String module) {
        return javaFiles(root().resolve(module).resolve("src/main/java"));
    }

    /** The Java files of all tests. */
    static List<Path> tests() {
        return Stream.of("ftps-tls", "ftps-auth", "ftps-core", "ftps-examples")
                .flatMap(module -> javaFiles(root().resolve(module).resolve("src/test/java")).stream())
                .toList();
    }

    private static List<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
