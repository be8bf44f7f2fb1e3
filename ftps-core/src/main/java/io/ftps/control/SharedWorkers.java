/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Workers that no one party can have for itself: it takes at most its share of them, and tasks beyond that wait while those of
 * others are run. A party is a storage that may hang, or all strangers together. Thread-safe.
 */
public final class SharedWorkers {
    private final Executor workers;
    private final int share;
    private final int mostWaiting;
    private final Map<Object, Lane> lanes = new HashMap<>();

    /** All workers are free; of one party so many tasks may run, and so many wait. */
    SharedWorkers(Executor workers, int share, int mostWaiting) {
        this.workers = workers;
        this.share = share;
        this.mostWaiting = mostWaiting;
    }

    /** The workers for one party; they reject a task where too many of it wait. */
    Executor of(Object key) {
        return task -> submit(key, task);
    }

    private void submit(Object key, Runnable task) {
        synchronized (this) {
            Lane lane = lanes.computeIfAbsent(key, created -> new Lane());
            if (lane.running == share) {
                lane.await(task, mostWaiting);
                return;
            }
            lane.running++;
        }
        start(key, task);
    }

    private void start(Object key, Runnable task) {
        boolean started = false;
        try {
            workers.execute(() -> {
                try {
                    task.run();
                } finally {
                    done(key);
                }
            });
            started = true;
        } finally {
            if (!started) {
                done(key);
            }
        }
    }

    /** The task behind takes the place; a party without tasks is forgotten. */
    private void done(Object key) {
        Runnable next;
        synchronized (this) {
            Lane lane = lanes.get(key);
            if (lane == null) {
                return;
            }
            next = lane.waiting.poll();
            if (next == null && --lane.running == 0) {
                lanes.remove(key);
            }
        }
        if (next != null) {
            start(key, next);
        }
    }

    /** The tasks of one party. */
    private static final class Lane {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int running;

        void await(Runnable task, int most) {
            if (waiting.size() >= most) {
                throw new RejectedExecutionException(most + " tasks wait already");
            }
            waiting.add(task);
        }
    }
}
