/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

/**
 * How often logins by one name have failed, from wherever.
 *
 * @param failures with no pause between them as long as the window
 * @param last when, in nanoseconds of a clock that never goes back
 */
record FailureCount(int failures, long last) {
    static final FailureCount NONE = new FailureCount(0, 0);

    /** More make no difference to any delay. */
    private static final int MOST = 1_000;

    FailureCount plusOne(long window, long now) {
        return new FailureCount(Math.min(MOST, within(window, now) + 1), now);
    }

    /** How many still count. */
    int within(long window, long now) {
        return now - last < window ? failures : 0;
    }
}
