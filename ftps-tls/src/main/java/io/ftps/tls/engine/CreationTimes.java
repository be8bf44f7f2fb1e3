/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ResumptionLevel;
import java.util.function.LongSupplier;

/**
 * Proof by birthday: a resumed session keeps its creation time through every ticket, in milliseconds, and a new session
 * gets its own. So equal times prove a resumption if no side handshake starts within the millisecond in which the main
 * session was made. If the clock is set back the proof is lost, not the channel.
 */
final class CreationTimes {
    private final LongSupplier clock;
    private volatile long main;
    private volatile ResumptionLevel whenEqual = ResumptionLevel.PROVEN;

    CreationTimes(LongSupplier clock) {
        this.clock = clock;
    }

    void mainCreated(long millis) {
        main = millis;
    }

    boolean sideMayStart() {
        long now = clock.getAsLong();
        if (now < main) {
            whenEqual = ResumptionLevel.UNPROVEN;
        }
        return now != main;
    }

    ResumptionLevel level(long side) {
        return side == main ? whenEqual : ResumptionLevel.NONE;
    }
}
