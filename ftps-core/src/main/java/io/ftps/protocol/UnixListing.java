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
    private static final int NAME_WIDTH = 8;
    private static final int SIZE_WIDTH = 13;
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
        StringBuilder line = new StringBuilder(64 + name.length());
        line.append(type(info.kind())).append(permissions(info.mode())).append("   1 ");
        padRight(line, info.owner());
        padRight(line, info.group());
        padLeft(line, Long.toString(info.size()));
        return line.append(' ')
                .append(time(info.modified()))
                .append(' ')
                .append(name)
                .toString();
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
    private static void padRight(StringBuilder line, String name) {
        String column = name.isEmpty() ? "-" : name.replace(' ', '_');
        line.append(column)
                .append(" ".repeat(Math.max(0, NAME_WIDTH - column.length())))
                .append(' ');
    }

    private static void padLeft(StringBuilder line, String size) {
        line.append(" ".repeat(Math.max(0, SIZE_WIDTH - size.length()))).append(size);
    }

    private String time(Instant modified) {
        boolean recent = !modified.isAfter(now) && modified.isAfter(now.minus(RECENT_DAYS, ChronoUnit.DAYS));
        return (recent ? RECENT : OLD).format(modified);
    }
}
