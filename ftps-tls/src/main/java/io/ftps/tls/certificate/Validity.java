/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * From when to when a certificate is good, in whole seconds (RFC 5280, section 4.1.2.5).
 *
 * @param begin an hour before now where {@link #of} made it, so that clients whose clock is a little late accept it
 * @param end the last second
 */
public record Validity(Instant begin, Instant end) {
    private static final Duration BACKDATED = Duration.ofHours(1);
    /** A hundred years. */
    private static final int MOST_DAYS = 36_500;

    /** Checks the order. */
    public Validity {
        if (!begin.isBefore(end)) {
            throw new IllegalArgumentException(
                    "A certificate cannot be valid from " + begin + " until " + end + " (expected: a later end).");
        }
    }

    /**
     * Begins now.
     *
     * @param clock tells what now is
     * @param days until it ends, from 1 to 36500
     * @return the validity
     */
    public static Validity of(Clock clock, int days) {
        checkDays(days);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new Validity(now.minus(BACKDATED), now.plus(Duration.ofDays(days)));
    }

    static void checkDays(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "A certificate cannot be valid for " + days + " days (expected: 1 to " + MOST_DAYS + ").");
        }
    }
}
