/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.auth.LoginGuard;
import io.ftps.auth.Network;
import java.time.Duration;
import java.util.List;

/**
 * How guessing passwords is made slow.
 *
 * @param failures wrong logins that ban an address
 * @param window how long a wrong login counts
 * @param ban how long an address is banned
 * @param delay how long the answer to a first wrong login waits; each further one doubles it
 * @param longestDelay how long an answer waits at most
 * @param exempt who is neither banned nor slowed
 */
public record GuardSettings(
        int failures, Duration window, Duration ban, Duration delay, Duration longestDelay, List<Network> exempt) {
    /** What a server does that is told nothing. */
    public static final GuardSettings DEFAULT = new GuardSettings(
            10,
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Duration.ofMillis(500),
            Duration.ofSeconds(8),
            List.of());

    /**
     * The guard, knowing nobody yet.
     *
     * @return the guard
     * @throws IllegalArgumentException when a number is out of its bounds; one sentence
     */
    public LoginGuard toGuard() {
        return LoginGuard.builder()
                .failures(failures)
                .window(window)
                .banTime(ban)
                .baseDelay(delay)
                .longestDelay(longestDelay)
                .exempt(exempt)
                .build();
    }
}
