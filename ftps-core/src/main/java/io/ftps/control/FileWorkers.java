/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * The workers that touch files, shared so that one storage which hangs takes at most its share of them: tasks beyond it wait,
 * while other storage is served. Thread-safe.
 */
public final class FileWorkers {
    private final Executor workers;
    private final int share;
    private final Map<Object, Lane> lanes = new HashMap<>();

    /** All workers are free; one storage may have its share of them. */
    FileWorkers(Executor workers, int share) {
        this.workers = workers;
        this.share = share;
    }

    /** The workers for views of one storage. */
    Executor of(Object key) {
        return task -> submit(key, task);
    }

    private void submit(Object key, Runnable task) {
        synchronized (this) {
            Lane lane = lanes.computeIfAbsent(key, created -> new Lane());
            if (lane.running == share) {
                lane.waiting.add(task);
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

    /** The task behind takes the place; a storage without tasks is forgotten. */
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

    /** The tasks of one storage. */
    private static final class Lane {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int running;
    }
}
