/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import java.time.Duration;

/**
 * How much a tank holds.
 *
 * @param entries all together, rejected ones too
 * @param perUser that wait for one user
 * @param perPlace from one address, or one IPv6 network of 64 bits, rejected ones too
 * @param bytes of all certificates together, encoded
 * @param life of an entry, from when it was last seen or rejected
 */
record TankBounds(int entries, int perUser, int perPlace, long bytes, Duration life) {
    static final TankBounds DEFAULT = new TankBounds(1_000, 3, 10, 16L * 1_024 * 1_024, Duration.ofDays(30));
}
