/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.server.Listener;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners of a running server, which come and go while it runs; a session keeps the rules it came in by. Thread-safe;
 * methods that bind block.
 */
public final class Listening {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final int BACKLOG = 1_024;

    private final ServerThreads threads;
    private final Map<String, Bound> bound = new LinkedHashMap<>();
    private volatile ServerContext context;
    private boolean stopped;

    /**
     * Nothing listens.
     *
     * @param context what all sessions share
     */
    public Listening(ServerContext context) {
        this.context = context;
        this.threads = context.threads();
    }

    private record Bound(Listener listener, SessionInitializer sessions, Channel channel) {
        InetSocketAddress address() {
            return (InetSocketAddress) channel.localAddress();
        }
    }

    /**
     * What sessions share that begin from now on; those that have begun keep what they have.
     *
     * @return the one in use
     */
    public ServerContext context() {
        return context;
    }

    /**
     * Replaces it.
     *
     * @param other with other settings, of the same server
     */
    public void context(ServerContext other) {
        context = other;
    }

    /**
     * Listens.
     *
     * @param listener of a name that is free
     * @throws IOException when the address cannot be had; nothing has changed
     */
    public synchronized void add(Listener listener) throws IOException {
        if (bound.containsKey(listener.name())) {
            throw new IllegalStateException(
                    "A listener named " + listener.name() + " runs already: replace it, or rename one.");
        }
        bound.put(listener.name(), bind(listener));
    }

    /**
     * Lets nobody in any more by a listener.
     *
     * @param name of one that listens
     */
    public synchronized void remove(String name) {
        find(name).channel().close().awaitUninterruptibly();
        bound.remove(name);
        LOG.info("Listener {} listens no more", name);
    }

    /**
     * Gives a listener other rules or another address. Where the address stays, no connection is missed. Another port is bound
     * before the old one is given up; another address of the same port, behind it.
     *
     * @param listener of a name that listens
     * @throws IOException when the new address cannot be had; the old one goes on
     */
    public synchronized void replace(Listener listener) throws IOException {
        Bound old = find(listener.name());
        InetSocketAddress wanted = listener.address();
        if (wanted.equals(old.listener().address()) || wanted.equals(old.address())) {
            old.sessions().follow(listener);
            bound.put(listener.name(), new Bound(listener, old.sessions(), old.channel()));
            LOG.info("Listener {} has new rules", listener.name());
        } else if (wanted.getPort() == old.address().getPort()) {
            old.channel().close().awaitUninterruptibly();
            bound.put(listener.name(), bindInstead(listener, old));
        } else {
            bound.put(listener.name(), bind(listener));
            old.channel().close().awaitUninterruptibly();
        }
    }

    private Bound bindInstead(Listener listener, Bound old) throws IOException {
        try {
            return bind(listener);
        } catch (IOException e) {
            Listener before = old.listener().at(old.address());
            bound.put(before.name(), bind(before));
            throw e;
        }
    }

    private Bound bind(Listener listener) throws IOException {
        if (stopped) {
            throw new IllegalStateException("The server is stopping: nothing can listen any more.");
        }
        SessionInitializer sessions = new SessionInitializer(this::context, listener);
        var binding = new ServerBootstrap()
                .group(threads.loops())
                .channelFactory(threads::newServerChannel)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(sessions)
                .bind(listener.address())
                .awaitUninterruptibly();
        if (!binding.isSuccess()) {
            throw new IOException(
                    "Listener " + listener.name() + " cannot listen on " + shown(listener.address()) + ": "
                            + AcceptFailures.reason(binding.cause()) + ". Choose another port or stop what uses it.",
                    binding.cause());
        }
        binding.channel().pipeline().addLast(new AcceptFailures(listener.name()));
        Bound made = new Bound(listener, sessions, binding.channel());
        tell(made);
        return made;
    }

    private void tell(Bound made) {
        LOG.info(
                "Listener {} listens on {}, {}, TLS by {}, transport {}",
                made.listener().name(),
                shown(made.address()),
                made.listener().mode(),
                made.listener().tls().engine(),
                threads.transport());
    }

    private static String shown(InetSocketAddress address) {
        return address.getAddress().isAnyLocalAddress()
                ? "port " + address.getPort() + " of all addresses"
                : address.getAddress().getHostAddress() + " port " + address.getPort();
    }

    /**
     * Where a listener listens.
     *
     * @param name its name
     * @return the address with the port it was given
     */
    public synchronized InetSocketAddress address(String name) {
        return find(name).address();
    }

    private Bound find(String name) {
        Bound found = bound.get(name);
        if (found == null) {
            throw new IllegalArgumentException("listener: " + name + " (expected: one of " + bound.keySet() + ")");
        }
        return found;
    }

    /** Nobody gets in any more, for good. */
    public synchronized void stop() {
        stopped = true;
        bound.values().forEach(each -> each.channel().close().awaitUninterruptibly());
    }
}
