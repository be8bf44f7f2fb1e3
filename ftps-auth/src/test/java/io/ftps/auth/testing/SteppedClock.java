/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves when told to. */
public final class SteppedClock extends Clock {
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    public void step(Duration step) {
        now = now.plus(step);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Time zones play no part here.");
    }
}
