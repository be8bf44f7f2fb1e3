/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.file.FileInfo;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Lines as {@code ls -l} writes them in the C locale, times in UTC: always nine columns, the time of day for the last half
 * year, the year for what is older or lies ahead.
 */
final class UnixListing {
    private static final long RECENT_DAYS = 182;
    private static final DateTimeFormatter RECENT = format("MMM dd HH:mm");
    private static final DateTimeFormatter OLD = format("MMM dd  yyyy");

    private final Instant now;

    UnixListing(Clock clock) {
        now = clock.instant();
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    String line(FileInfo info) {
        String name =
                info.linkTarget().map(target -> info.name() + " -> " + target).orElse(info.name());
        return type(info.kind())
                + permissions(info.mode())
                + "   1 "
                + padded(info.owner())
                + ' '
                + padded(info.group())
                + String.format(" %12d ", info.size())
                + time(info.modified())
                + ' '
                + name;
    }

    private static char type(FileInfo.Kind kind) {
        return switch (kind) {
            case DIRECTORY -> 'd';
            case SYMBOLIC_LINK -> 'l';
            case FILE, OTHER -> '-';
        };
    }

    private static String permissions(int mode) {
        StringBuilder out = new StringBuilder("rwxrwxrwx");
        for (int i = 0; i < 9; i++) {
            if ((mode & (0400 >> i)) == 0) {
                out.setCharAt(i, '-');
            }
        }
        return out.toString();
    }

    /** A name without blanks, for they would make columns of their own. */
    private static String padded(String name) {
        return String.format("%-8s", name.isEmpty() ? "-" : name.replace(' ', '_'));
    }

    private String time(Instant modified) {
        boolean recent = !modified.isAfter(now) && modified.isAfter(now.minus(RECENT_DAYS, ChronoUnit.DAYS));
        return (recent ? RECENT : OLD).format(modified);
    }
}
