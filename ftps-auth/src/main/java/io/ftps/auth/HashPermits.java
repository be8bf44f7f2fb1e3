/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import io.ftps.auth.LoginRefusedException.Reason;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Shares out memory for hashing in units of one ordinary hash, first come, first served, with a bounded queue. */
final class HashPermits {
    /** What a permit stands for, in KiB: the memory of a hash as made today. */
    static final int UNIT = 19_456;

    private final int number;
    private final int queue;
    private final Duration longestWait;
    private final Semaphore free;
    private final AtomicInteger waiting = new AtomicInteger();

    HashPermits(int number, int queue, Duration longestWait) {
        this.number = number;
        this.queue = queue;
        this.longestWait = longestWait;
        this.free = new Semaphore(number, true);
    }

    static int defaultNumber() {
        long fitting = Runtime.getRuntime().maxMemory() / 4 / 1_024 / UNIT;
        return (int) Math.max(1, Math.min(fitting, Runtime.getRuntime().availableProcessors()));
    }

    /** Does work that takes this many KiB, once the permits for it are free. */
    <T> T under(int memory, Supplier<T> work) throws LoginRefusedException {
        int permits = Math.min(number, (memory + UNIT - 1) / UNIT);
        take(permits);
        try {
            return work.get();
        } finally {
            free.release(permits);
        }
    }

    private void take(int permits) throws LoginRefusedException {
        try {
            if (!free.tryAcquire(permits, 0, TimeUnit.SECONDS)) {
                await(permits);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new LoginRefusedException(
                    Reason.UNAVAILABLE, "The password check was interrupted while it waited.", stopping);
        }
    }

    private void await(int permits) throws LoginRefusedException, InterruptedException {
        try {
            if (waiting.incrementAndGet() > queue) {
                throw busy("more than " + queue + " checks wait already");
            }
            if (!free.tryAcquire(permits, longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy("no permit came free in " + longestWait.toMillis() + " ms");
            }
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** How many wait now. */
    int waiting() {
        return waiting.get();
    }

    private LoginRefusedException busy(String why) {
        return new LoginRefusedException(
                Reason.BUSY, "The password was not checked because " + why + " (" + number + " permits).");
    }
}
