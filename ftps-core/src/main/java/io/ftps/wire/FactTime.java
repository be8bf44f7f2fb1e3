/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Times as clients write them, all UTC. RFC 3659, section 2.3. */
public final class FactTime {
    /** How many digits a time has that is written in full. */
    public static final int DIGITS = 14;

    private static final DateTimeFormatter SECONDS = strict("uuuuMMddHHmmss");
    private static final DateTimeFormatter MINUTES = strict("uuuuMMddHHmm");

    private FactTime() {}

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * Reads fourteen digits; a fraction of a second is let through and dropped.
     *
     * @param text such as {@code 20261231235959}
     * @return the time, or empty when it is none, such as in February 30
     */
    public static Optional<Instant> parse(String text) {
        return parse(text.replaceFirst("\\.[0-9]{1,9}$", ""), SECONDS);
    }

    /**
     * Reads twelve or fourteen digits, as SITE UTIME has them.
     *
     * @param text such as {@code 202612312359}
     * @return the time, or empty when it is none
     */
    public static Optional<Instant> parseToTheMinute(String text) {
        return parse(text, text.length() < DIGITS ? MINUTES : SECONDS);
    }

    private static Optional<Instant> parse(String digits, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDateTime.parse(digits, format).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
