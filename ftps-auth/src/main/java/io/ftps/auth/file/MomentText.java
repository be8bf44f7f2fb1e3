/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Moments in ISO 8601: a date, which stands for its first moment in UTC, or date and time in UTC. */
final class MomentText {
    private MomentText() {}

    static Instant parse(String key, String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Instant.parse(text);
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "The setting " + key + " is \"" + PercentText.encode(text)
                            + "\" (expected: a date such as 2027-12-31, or 2027-12-31T18%3A00%3A00Z).",
                    unreadable);
        }
    }

    /** A date where that says it all. */
    static String format(Instant moment) {
        boolean firstOfDay = moment.atOffset(ZoneOffset.UTC).toLocalTime().equals(LocalTime.MIDNIGHT);
        return firstOfDay ? moment.atOffset(ZoneOffset.UTC).toLocalDate().toString() : moment.toString();
    }
}
