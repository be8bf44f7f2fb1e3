/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The dates of a certificate in words, in UTC. */
record Dates(X509Certificate certificate, Instant now) {
    private Instant begin() {
        return certificate.getNotBefore().toInstant();
    }

    private Instant end() {
        return certificate.getNotAfter().toInstant();
    }

    /** Such as {@code 364 days left}. */
    String left() {
        if (begin().isAfter(now)) {
            return "NOT YET VALID";
        }
        return end().isBefore(now)
                ? "EXPIRED"
                : days(Duration.between(now, end()).toDays()) + " left";
    }

    /** Such as {@code until 2027-11-22 (364 days left)}. */
    String until() {
        return "until " + day(end()) + " (" + left() + ")";
    }

    /** Such as {@code 2026-11-22 to 2027-11-22, 364 days left}. */
    String span() {
        return day(begin()) + " to " + day(end()) + ", " + left();
    }

    private static String day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    private static String days(long count) {
        return count == 1 ? "1 day" : count + " days";
    }
}
