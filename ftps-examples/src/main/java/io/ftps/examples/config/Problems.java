/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.server.Printable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file, to be told all at once. */
final class Problems {
    private static final int LONGEST_VALUE = 80;

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    private record Problem(int line, String sentence) {}

    Problems(String file) {
        this.file = file;
    }

    /** A value that is not what was expected. */
    void add(int line, String key, String value, String expected) {
        add(line, key + ": " + shown(value) + " (expected: " + expected + ")");
    }

    /** Anything else, as one sentence, which may have parts of the file in it. */
    void add(int line, String sentence) {
        found.add(new Problem(line, Printable.of(sentence)));
    }

    void throwIfAny() throws ConfigurationException {
        if (!found.isEmpty()) {
            throw new ConfigurationException(found.stream()
                    .sorted(Comparator.comparingInt(Problem::line))
                    .map(problem -> file + ":" + problem.line() + ": " + problem.sentence())
                    .toList());
        }
    }

    private static String shown(String value) {
        if (value.isEmpty()) {
            return "\"\"";
        }
        return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "..." : value;
    }
}
