/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.time.Duration;

/**
 * What was removed of uploads that nobody ends any more, since the server or the machine was killed in the middle. {@link
 * LocalFiles#removeLeftovers} gives it. The catch: a part that is removed cannot be gone on with, also not by hand.
 *
 * @param count how many files, and empty directories that were on their way
 * @param bytes of the files, all together
 */
public record Leftovers(long count, long bytes) {
    /**
     * For how long a leftover has not been written to that is surely nobody's. A running upload writes to its file all the time, and one
     * that does not is ended by the limit {@code STALL}, two minutes unless it is set; that holds for another server
     * process with the same folder too. A day leaves room for long limits, and for clocks of network storages that are hours off.
     */
    public static final Duration SAFE_AGE = Duration.ofDays(1);
}
