/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people write them: a whole number and a unit, such as {@code 500ms}, {@code 30s}, {@code 5m}. */
public final class Durations {
    static final String FORMS = "a whole number with ms, s, m, h or d, such as 500ms, 30s or 5m";
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private Durations() {}

    static Duration parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text + " (expected: " + FORMS + ")");
        }
        return UNITS.getOrDefault(parts.group(2), Duration.ZERO).multipliedBy(Long.parseLong(parts.group(1)));
    }

    /**
     * The shortest way to write a time that {@code parse} reads.
     *
     * @param time at most milliseconds precise
     * @return such as {@code 5m}
     */
    public static String format(Duration time) {
        long millis = time.toMillis();
        for (String unit : new String[] {"d", "h", "m", "s"}) {
            long length = UNITS.getOrDefault(unit, Duration.ZERO).toMillis();
            if (millis % length == 0) {
                return millis / length + unit;
            }
        }
        return millis + "ms";
    }
}
