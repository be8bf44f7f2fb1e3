/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.ocsp;

import java.time.Duration;
import java.time.Instant;

/** A checked answer "good", encoded as it came, and when it ends. */
final class Staple {
    private final byte[] response;
    private final Instant until;

    Staple(byte[] response, Instant until) {
        this.response = response;
        this.until = until;
    }

    /** The bytes themselves and no copy, since every handshake shows them. */
    byte[] response() {
        return response;
    }

    Instant until() {
        return until;
    }

    boolean isValidAt(Instant now) {
        return now.isBefore(until);
    }

    /** When to ask again: half of what is left, so that a responder may be down for as long. */
    Duration halfOfTheRestAt(Instant now) {
        return Duration.between(now, until).dividedBy(2);
    }
}
