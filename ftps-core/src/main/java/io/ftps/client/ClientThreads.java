/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The two threads of one client, made when they are needed: a loop for the wire, and one that may block while it judges. */
final class ClientThreads implements AutoCloseable {
    private static final long IDLE_SECONDS = 5;

    private final MultiThreadIoEventLoopGroup loop = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("ftps-client", true), NioIoHandler.newFactory());
    private final ExecutorService decisions;

    ClientThreads() {
        ThreadPoolExecutor one = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new DefaultThreadFactory("ftps-client-decisions", true));
        one.allowCoreThreadTimeOut(true);
        decisions = one;
    }

    Bootstrap bootstrap() {
        return new Bootstrap().group(loop).channel(NioSocketChannel.class);
    }

    Executor decisions() {
        return decisions;
    }

    /** Lets what is running end; does not wait for it. */
    @Override
    public void close() {
        loop.shutdownGracefully(0, IDLE_SECONDS, TimeUnit.SECONDS);
        decisions.shutdown();
    }
}
