/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.server.Limits;
import io.ftps.server.Limits.Count;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is connected, and whether one more may be. Thread-safe. */
public final class Sessions {
    private final Limits limits;
    private final Set<ControlHandler> open = new HashSet<>();
    private final Map<InetAddress, Integer> byAddress = new HashMap<>();
    private final Set<ControlHandler> notLoggedIn = new HashSet<>();
    private boolean stopping;
    private long lastId;

    /**
     * Nobody is connected.
     *
     * @param limits every bound
     */
    public Sessions(Limits limits) {
        this.limits = limits;
    }

    /** An id that no session of this server had before. */
    synchronized String nextId() {
        return Long.toString(++lastId, Character.MAX_RADIX);
    }

    /** Lets a session in, or says why not. One that is let in must {@link #leave}. */
    synchronized Optional<String> enter(ControlHandler session, InetAddress address) {
        int fromAddress = byAddress.getOrDefault(address, 0);
        if (stopping) {
            return Optional.of("The server is stopping; try again later.");
        }
        if (open.size() >= limits.get(Count.SESSIONS)
                || notLoggedIn.size() >= limits.get(Count.SESSIONS_NOT_LOGGED_IN)) {
            return Optional.of("Too many connections; try again later.");
        }
        if (fromAddress >= limits.get(Count.SESSIONS_PER_ADDRESS)) {
            return Optional.of("Too many connections from your address; close some.");
        }
        open.add(session);
        byAddress.put(address, fromAddress + 1);
        notLoggedIn.add(session);
        return Optional.empty();
    }

    synchronized void loggedIn(ControlHandler session) {
        notLoggedIn.remove(session);
    }

    synchronized void loggedOut(ControlHandler session) {
        notLoggedIn.add(session);
    }

    synchronized void leave(ControlHandler session, InetAddress address) {
        if (open.remove(session)) {
            notLoggedIn.remove(session);
            byAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
            notifyAll();
        }
    }

    /**
     * How many are connected.
     *
     * @return control connections
     */
    public synchronized int count() {
        return open.size();
    }

    /**
     * Lets nobody in any more and asks everybody to leave: those who do nothing at once, the others behind their command.
     */
    public void drain() {
        for (ControlHandler session : stop()) {
            session.drain();
        }
    }

    /** Cuts those who are still there. */
    public void cut() {
        for (ControlHandler session : stop()) {
            session.cut();
        }
    }

    /** The event loops are gone: gives back what sessions still hold, such as those whose storage hangs. */
    public void abandon() {
        for (ControlHandler session : stop()) {
            session.abandon();
        }
    }

    private synchronized List<ControlHandler> stop() {
        stopping = true;
        return List.copyOf(open);
    }

    /**
     * Waits until nobody is connected. Blocks.
     *
     * @param milliseconds how long at most
     * @return whether nobody is left
     * @throws InterruptedException when the waiting thread is interrupted
     */
    public synchronized boolean awaitEmpty(long milliseconds) throws InterruptedException {
        long end = System.nanoTime() + milliseconds * 1_000_000;
        while (!open.isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
