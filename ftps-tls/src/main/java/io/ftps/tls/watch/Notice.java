/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something about certificates that a person should do something about. Immutable.
 *
 * @param kind what is the matter
 * @param about which certificate, or which place
 * @param since since when, or at what moment it will be; for {@link Kind#MISSING} when it was first seen
 * @param day on which it is told
 * @param zone in which days are counted
 * @param fault a sentence that names file and fault, where something could not be read
 */
public record Notice(Kind kind, Watched about, Instant since, LocalDate day, ZoneId zone, Optional<String> fault) {
    /** Control characters and those that change the direction of writing: a name in a certificate may hold any. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    /** What is the matter. */
    public enum Kind {
        /** It is good for some days more. */
        EXPIRES_SOON,
        /** It is good no more. */
        EXPIRED,
        /** There is none. */
        MISSING,
        /** New files cannot be used; what was there before is still served. */
        NOT_RELOADED
    }

    /**
     * Counts days as people do.
     *
     * @return from the day of the notice to that of {@link #since}; negative where it is over
     */
    public long days() {
        return ChronoUnit.DAYS.between(day, date());
    }

    private LocalDate date() {
        return since.atZone(zone).toLocalDate();
    }

    /**
     * Says it to a person, on one line.
     *
     * @return a sentence without control characters
     */
    public String sentence() {
        String text = switch (kind) {
            case EXPIRES_SOON -> subject() + " expires " + inDays(days()) + ", on " + date() + ".";
            case EXPIRED -> subject() + " expired " + ago(-days()) + ", on " + date() + ".";
            case MISSING -> "There is no certificate for " + about.place() + " since " + date() + ".";
            case NOT_RELOADED -> fault.orElse("") + " What was there before is still served.";
        };
        return printable(text);
    }

    /**
     * Says what mends it.
     *
     * @return lines without control characters
     */
    public List<String> remedy() {
        return about.remedy().lines().map(Notice::printable).toList();
    }

    /** With a question mark for each character that is not to be seen. */
    static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("?");
    }

    private String subject() {
        String name = about.known()
                .map(Watched.Known::subject)
                .filter(subject -> !subject.isEmpty())
                .map(subject -> " (" + subject + ")")
                .orElse("");
        return switch (about.role()) {
            case SERVER, CLIENT -> "The certificate of " + about.place() + name;
            case AUTHORITY -> "The authority in " + about.place() + name;
        };
    }

    private static String inDays(long days) {
        return days == 0 ? "today" : "in " + counted(days);
    }

    private static String ago(long days) {
        return days == 0 ? "today" : counted(days) + " ago";
    }

    private static String counted(long days) {
        return days + (days == 1 ? " day" : " days");
    }
}
