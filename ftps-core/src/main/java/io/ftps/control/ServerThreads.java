/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.data.NettyDataConnections;
import io.ftps.server.Limits;
import io.ftps.server.Transport;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of one server: event loops for bytes, workers for files, workers for decisions. */
public final class ServerThreads implements NettyDataConnections.Sockets {
    private static final int FILE_WORKERS =
            Math.max(16, 4 * Runtime.getRuntime().availableProcessors());
    private static final int DECISION_WORKERS =
            Math.max(8, 2 * Runtime.getRuntime().availableProcessors());
    /** A session has at most one task, so the queue is as long as there are sessions; this bound is for faults. */
    private static final int QUEUED_TASKS = 100_000;

    private static final long IDLE_SECONDS = 30;
    private static final long STOP_SECONDS = 10;

    private final Transport transport;
    private final EventLoopGroup loops;
    private final ChannelGroup channels;
    private final ExecutorService fileThreads;
    private final SharedWorkers files;
    private final ExecutorService decisions;
    private final Executor strangers;

    private ServerThreads(Transport transport, Limits limits) {
        this.transport = transport;
        loops = new MultiThreadIoEventLoopGroup(
                Runtime.getRuntime().availableProcessors(),
                new DefaultThreadFactory("ftps-loop", true),
                Sockets.newIoHandlers(transport));
        channels = new DefaultChannelGroup(loops.next(), true);
        fileThreads = workers("ftps-files", FILE_WORKERS);
        files = new SharedWorkers(fileThreads, FILE_WORKERS / 2, QUEUED_TASKS);
        decisions = workers("ftps-decisions", DECISION_WORKERS);
        strangers = new SharedWorkers(decisions, DECISION_WORKERS / 2, limits.get(Limits.Count.WAITING_LOGINS))
                .of("strangers");
    }

    /**
     * Starts them.
     *
     * @param transport what the loops serve
     * @param limits every bound
     * @return running threads, to be closed
     * @throws IllegalStateException where the transport is not available
     */
    public static ServerThreads start(Transport transport, Limits limits) {
        Sockets.check(transport);
        return new ServerThreads(transport, limits);
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

    /**
     * What the loops serve.
     *
     * @return NIO or EPOLL
     */
    public Transport transport() {
        return transport;
    }

    @Override
    public ServerChannel newServerChannel() {
        return Sockets.newServerChannel(transport);
    }

    @Override
    public Channel newChannel() {
        return Sockets.newChannel(transport);
    }

    /**
     * Loops for bytes.
     *
     * @return the group
     */
    public EventLoopGroup loops() {
        return loops;
    }

    /**
     * The connections that the loops serve, so that each is closed before its loop ends. A loop that has nothing to do may end
     * without closing what is registered with it.
     *
     * @return the group, for channels that are registered; once it is closed it closes what is added
     */
    public ChannelGroup channels() {
        return channels;
    }

    /**
     * Workers for files, at most half of them for one storage.
     *
     * @return the workers
     */
    public SharedWorkers files() {
        return files;
    }

    /**
     * Workers for logins, selectors and verifiers.
     *
     * @return the workers
     */
    public Executor decisions() {
        return decisions;
    }

    /**
     * The same for logins of those who have not logged in from where they are before. However many try to, half of the workers
     * are left to handshakes and to users who come from where they always came from.
     *
     * @return the workers; they reject a login where too many wait
     */
    public Executor strangers() {
        return strangers;
    }

    /**
     * Stops all threads; work that was begun is finished first, or interrupted when that takes longer than the grace time. Blocks.
     *
     * @param grace how long files, and then decisions, are waited for
     * @param linger how long clients may take the last bytes of their connections
     */
    public void close(Duration grace, Duration linger) {
        channels.newCloseFuture().awaitUninterruptibly(linger.toMillis());
        channels.close().awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
        fileThreads.shutdown();
        decisions.shutdown();
        try {
            fileThreads.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
            decisions.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        fileThreads.shutdownNow();
        decisions.shutdownNow();
        loops.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
