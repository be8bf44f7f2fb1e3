/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.testing;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Listens on a free loopback port, with auto-read off and half closure allowed, as the servers this module is for do. */
public final class LoopbackServer implements AutoCloseable {
    private static final boolean EPOLL = "EPOLL".equals(System.getProperty("ftps.test.transport"));

    private final EventLoopGroup group;
    private final Channel listening;
    private final BlockingQueue<Peer> accepted = new LinkedBlockingQueue<>();
    private final List<Peer> all = new CopyOnWriteArrayList<>();

    /** Puts a handler of the supplier before a {@link Peer} into each pipeline. */
    public LoopbackServer(Supplier<ChannelHandler> handlers) {
        this("127.0.0.1", handlers);
    }

    /** The same at another address of the loopback interface. */
    public LoopbackServer(String address, Supplier<ChannelHandler> handlers) {
        group = new MultiThreadIoEventLoopGroup(1, transport());
        listening = new ServerBootstrap()
                .group(group)
                .channel(channelType())
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        Peer peer = new Peer(channel);
                        channel.pipeline().addLast("tls", handlers.get()).addLast(peer);
                        all.add(peer);
                        accepted.add(peer);
                    }
                })
                .bind(address, 0)
                .syncUninterruptibly()
                .channel();
    }

    private static IoHandlerFactory transport() {
        return EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    private static Class<? extends ServerChannel> channelType() {
        return EPOLL ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listening.localAddress();
    }

    /** The server's end of the connection accepted next. */
    public Peer next() {
        try {
            Peer peer = accepted.poll(10, TimeUnit.SECONDS);
            if (peer == null) {
                throw new AssertionError("Nobody connected.");
            }
            return peer;
        } catch (InterruptedException e) {
            throw new IllegalStateException("The test was interrupted.", e);
        }
    }

    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        all.forEach(Peer::close);
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
