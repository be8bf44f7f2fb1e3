/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.ocsp;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Responders that cannot be reached, each left alone for a while, so that not every client waits for it. */
final class RestingResponders {
    private static final int MOST = 1_000;

    private record Rest(String why, Instant until) {}

    private final Clock clock;
    private final Duration rest;
    private final Map<URI, Rest> resting = new LinkedHashMap<>();

    RestingResponders(Clock clock, Duration rest) {
        this.clock = clock;
        this.rest = rest;
    }

    /** Why a responder is left alone now. */
    synchronized Optional<String> why(URI responder) {
        resting.values().removeIf(each -> !clock.instant().isBefore(each.until()));
        return Optional.ofNullable(resting.get(responder)).map(Rest::why);
    }

    synchronized void rest(URI responder, String why) {
        resting.put(responder, new Rest(why, clock.instant().plus(rest)));
        if (resting.size() > MOST) {
            resting.remove(resting.keySet().iterator().next());
        }
    }

    synchronized void clear() {
        resting.clear();
    }
}
