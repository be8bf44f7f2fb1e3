/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** {@code docs/tls-profiles.md}: prose by hand, and for each profile a table whose columns are computed, each elsewhere. */
final class ProfileDocument {
    static final List<String> COLUMNS = List.of("BoringSSL", "JDK 17", "JDK 25");

    private static final String NOT_ASKED = "?";

    private final Path file;
    private final List<String> lines;

    ProfileDocument() throws IOException {
        file = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .map(folder -> folder.resolve("docs/tls-profiles.md"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        lines = new ArrayList<>(Files.readAllLines(file));
    }

    /** The cells of one column by the names of their rows. */
    Map<String, String> column(String profile, String column) {
        Map<String, String> cells = new LinkedHashMap<>();
        rows(profile).forEach((name, row) -> cells.put(name, row.get(COLUMNS.indexOf(column))));
        return cells;
    }

    /** Replaces one column, and the rows by the ones given. */
    void replace(String profile, String column, Map<String, String> cells) throws IOException {
        Map<String, List<String>> before = rows(profile);
        List<String> table = new ArrayList<>();
        cells.forEach((name, cell) -> {
            List<String> row = new ArrayList<>(before.getOrDefault(name, List.of(NOT_ASKED, NOT_ASKED, NOT_ASKED)));
            row.set(COLUMNS.indexOf(column), cell);
            table.add("| " + name + " | " + String.join(" | ", row) + " |");
        });
        int first = first(profile);
        lines.subList(first, first + before.size()).clear();
        lines.addAll(first, table);
        Files.write(file, lines);
    }

    private Map<String, List<String>> rows(String profile) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (String line : lines.subList(first(profile), lines.size())) {
            if (!line.startsWith("|")) {
                break;
            }
            List<String> cells = Arrays.stream(line.split("\\|", -1))
                    .map(String::strip)
                    .filter(cell -> !cell.isEmpty())
                    .toList();
            rows.put(cells.get(0), cells.subList(1, cells.size()));
        }
        return rows;
    }

    /** The line behind the head of a profile's table. */
    private int first(String profile) {
        return lines.indexOf("| " + profile + " | " + String.join(" | ", COLUMNS) + " |") + 2;
    }

    /** The profiles that have a table. */
    Set<String> profiles() {
        return Set.copyOf(lines.stream()
                .filter(line -> line.endsWith(" | " + String.join(" | ", COLUMNS) + " |"))
                .map(line -> line.split("\\|", -1)[1].strip())
                .toList());
    }
}
