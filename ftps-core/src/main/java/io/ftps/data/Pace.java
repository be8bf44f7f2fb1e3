/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import java.util.function.LongSupplier;

/**
 * How fast bytes may move, shared by all transfers of one user in one direction. It only says how long to wait; each transfer
 * waits by a timer of its loop. Thread-safe. The catch: transfers that share it get the same share only if they move alike.
 */
public final class Pace {
    /** As fast as they can. */
    public static final Pace UNBOUND = new Pace(Long.MAX_VALUE, () -> 0);

    private static final long SECOND = 1_000_000_000;
    /** Bytes move in pieces of this part of a second, so that several transfers take turns. */
    private static final int PIECES_A_SECOND = 4;

    private final long bytesPerSecond;
    private final LongSupplier nanoTime;
    private final long start;
    /** When everything that has moved so far would have moved at this pace, counted from the start. */
    private long dueNanos;

    /**
     * A pace that has moved nothing yet.
     *
     * @param bytesPerSecond positive
     * @param nanoTime a clock that never goes back
     */
    public Pace(long bytesPerSecond, LongSupplier nanoTime) {
        this.bytesPerSecond = bytesPerSecond;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    boolean isBound() {
        return bytesPerSecond < Long.MAX_VALUE;
    }

    /** How much may move at once. */
    int piece(int most) {
        return (int) Math.max(1, Math.min(most, bytesPerSecond / PIECES_A_SECOND));
    }

    /**
     * Some bytes have moved.
     *
     * @param count how many; what moves at once, so far from what a long holds
     * @return nanoseconds until more may move; 0 for now
     */
    synchronized long moved(long count) {
        if (!isBound()) {
            return 0;
        }
        long now = nanoTime.getAsLong() - start;
        dueNanos = Math.max(dueNanos, now) + count * SECOND / bytesPerSecond;
        return dueNanos - now;
    }
}
