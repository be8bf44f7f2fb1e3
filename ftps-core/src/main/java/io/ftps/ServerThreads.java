/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of one server: event loops for bytes, workers for files, workers for decisions. */
final class ServerThreads {
    static final int FILE_WORKERS = Math.max(16, 4 * Runtime.getRuntime().availableProcessors());
    private static final int DECISION_WORKERS =
            Math.max(8, 2 * Runtime.getRuntime().availableProcessors());
    /** A session has at most one task, so the queue is as long as there are sessions; this bound is for faults. */
    private static final int QUEUED_TASKS = 100_000;

    private static final long IDLE_SECONDS = 30;
    private static final long STOP_SECONDS = 10;

    private final Transport transport;
    private final EventLoopGroup loops;
    private final ExecutorService files;
    private final ExecutorService decisions;

    private ServerThreads(Transport transport) {
        this.transport = transport;
        loops = new MultiThreadIoEventLoopGroup(
                Runtime.getRuntime().availableProcessors(),
                new DefaultThreadFactory("ftps-loop", true),
                transport.newIoHandlers());
        files = workers("ftps-files", FILE_WORKERS);
        decisions = workers("ftps-decisions", DECISION_WORKERS);
    }

    static ServerThreads start(Transport transport) {
        transport.check();
        return new ServerThreads(transport);
    }

    private static ExecutorService workers(String name, int count) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                count,
                count,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(QUEUED_TASKS),
                new DefaultThreadFactory(name, true));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    Transport transport() {
        return transport;
    }

    EventLoopGroup loops() {
        return loops;
    }

    Executor files() {
        return files;
    }

    Executor decisions() {
        return decisions;
    }

    /** Stops all threads; work that was begun is finished first, or interrupted when that takes longer than the grace time. */
    void close(Duration grace) {
        files.shutdown();
        decisions.shutdown();
        try {
            files.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
            decisions.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        files.shutdownNow();
        decisions.shutdownNow();
        loops.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
