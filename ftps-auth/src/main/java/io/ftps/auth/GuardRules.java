/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** How slow a {@link LoginGuard} makes it, and when it bans. */
record GuardRules(
        Duration baseDelay,
        Duration longestDelay,
        int failures,
        Duration window,
        Duration banTime,
        List<Network> exempt) {
    GuardRules {
        exempt = List.copyOf(exempt);
    }

    boolean exempts(InetAddress address) {
        return exempt.stream().anyMatch(network -> network.contains(address));
    }

    /** The base delay, doubled for each failure but the first. */
    Duration delayAfter(int failed) {
        Duration delay = failed == 0 ? Duration.ZERO : baseDelay;
        for (int doubled = 1; doubled < failed && delay.compareTo(longestDelay) < 0 && !delay.isZero(); doubled++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
    }
}
