/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

import java.time.Duration;

/**
 * How long a client waits.
 *
 * @param connect for a connection and its handshake
 * @param reply for an answer; a server may take its time to store what was uploaded
 * @param stall for the next byte of a transfer, or for room for it
 */
public record Timeouts(Duration connect, Duration reply, Duration stall) {
    /** 15 seconds, 60 seconds, 60 seconds. */
    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofSeconds(60));
}
