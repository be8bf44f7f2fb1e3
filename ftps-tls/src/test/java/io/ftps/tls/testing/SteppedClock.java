/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on when the test says so. */
public final class SteppedClock extends Clock {
    private volatile Instant now;

    public SteppedClock(Instant now) {
        this.now = now;
    }

    public void step(Duration time) {
        now = now.plus(time);
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
        return this;
    }
}
