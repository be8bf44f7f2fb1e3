/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.follow;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How files are looked at again and again: at a steady pace, on a daemon thread of their own or an embedder's.
 *
 * @param every the time between two looks
 * @param scheduler whose threads may block on the disk, and which is not shut down by us; empty for a thread of our own
 */
public record Looks(Duration every, Optional<ScheduledExecutorService> scheduler) {
    /** Every 10 seconds, on a thread of our own. */
    public static final Looks DEFAULT = new Looks(Duration.ofSeconds(10), Optional.empty());

    private static final Logger LOGGER = LoggerFactory.getLogger(Looks.class);

    /** Refuses a pause of no time with {@link IllegalArgumentException}. */
    public Looks {
        if (every.isZero() || every.isNegative()) {
            throw new IllegalArgumentException("every: " + every + " (expected: a time longer than nothing)");
        }
    }

    /**
     * The same at another pace.
     *
     * @param pause longer than nothing
     * @return a copy
     */
    public Looks every(Duration pause) {
        return new Looks(pause, scheduler);
    }

    /**
     * The same on an embedder's threads.
     *
     * @param executor whose threads they are
     * @return a copy
     */
    public Looks on(ScheduledExecutorService executor) {
        return new Looks(every, Optional.of(executor));
    }

    /**
     * Begins; the first look comes when the pause is over. Whatever a look throws is logged, and the next one is tried all the
     * same.
     *
     * @param name of the thread, where it is our own
     * @param look may block
     * @return what ends them, behind a look that is under way; may be run twice
     */
    public Runnable begin(String name, Runnable look) {
        long nanos = every.toNanos();
        Runnable guarded = () -> guard(name, look);
        if (scheduler.isPresent()) {
            Future<?> looks = scheduler.get().scheduleWithFixedDelay(guarded, nanos, nanos, TimeUnit.NANOSECONDS);
            return () -> looks.cancel(false);
        }
        ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor(looks -> newThread(name, looks));
        own.scheduleWithFixedDelay(guarded, nanos, nanos, TimeUnit.NANOSECONDS);
        return own::shutdown;
    }

    /** What throws would not be run again. */
    private static void guard(String name, Runnable look) {
        try {
            look.run();
        } catch (RuntimeException | LinkageError e) {
            LOGGER.error("A look of the {} failed; the next one is tried all the same.", name, e);
        }
    }

    private static Thread newThread(String name, Runnable looks) {
        Thread thread = new Thread(looks, name);
        thread.setDaemon(true);
        return thread;
    }
}
