/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.auth.LoginGuard.Admission;
import io.ftps.protocol.Dismissal;
import io.ftps.protocol.UserKey;
import io.ftps.server.Limits;
import io.ftps.server.Limits.Count;
import io.ftps.server.SessionInfo;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Who is connected, and whether one more may be. Thread-safe. */
public final class Sessions {
    private Limits limits;
    private final Set<SessionHandle> open = new HashSet<>();
    private final Map<InetAddress, Integer> byAddress = new HashMap<>();
    private final Set<SessionHandle> notLoggedIn = new HashSet<>();
    private final Map<SessionHandle, UserKey> users = new HashMap<>();
    private final Map<UserKey, Integer> byUser = new HashMap<>();
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

    /**
     * Counts by other bounds from now on; nobody who is in has to go.
     *
     * @param others every bound
     */
    public synchronized void follow(Limits others) {
        limits = others;
    }

    /** An id that no session of this server had before. */
    synchronized String nextId() {
        return Long.toString(++lastId, Character.MAX_RADIX);
    }

    /** Lets a session in, or says why not. One that is let in must {@link #leave}. */
    synchronized Optional<String> enter(SessionHandle session, InetAddress address, Admission admission) {
        int fromAddress = byAddress.getOrDefault(address, 0);
        if (stopping) {
            return Optional.of("The server is stopping; try again later.");
        }
        if (open.size() >= limits.get(Count.SESSIONS) || notLoggedIn.size() >= mostNotLoggedIn(admission)) {
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

    /** Strangers who do not log in leave a quarter to addresses that somebody has logged in from before. */
    private int mostNotLoggedIn(Admission admission) {
        int most = limits.get(Count.SESSIONS_NOT_LOGGED_IN);
        return admission instanceof Admission.Known ? most : most - most / 4;
    }

    /**
     * Counts a session among those of its user.
     *
     * @return false when the user has as many as allowed, and nothing has changed
     */
    synchronized boolean loggedIn(SessionHandle session, UserKey user, OptionalInt most) {
        int now = byUser.getOrDefault(user, 0);
        if (most.isPresent() && now >= most.getAsInt()) {
            return false;
        }
        if (open.contains(session)) {
            notLoggedIn.remove(session);
            users.put(session, user);
            byUser.put(user, now + 1);
        }
        return true;
    }

    synchronized void loggedOut(SessionHandle session) {
        forgetUser(session);
        notLoggedIn.add(session);
    }

    private void forgetUser(SessionHandle session) {
        UserKey user = users.remove(session);
        if (user != null) {
            byUser.computeIfPresent(user, (key, count) -> count == 1 ? null : count - 1);
        }
    }

    synchronized void leave(SessionHandle session, InetAddress address) {
        if (open.remove(session)) {
            notLoggedIn.remove(session);
            forgetUser(session);
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
     * Who is connected.
     *
     * @return each session as it was at its last event
     */
    public List<SessionInfo> list() {
        return all().stream().map(SessionHandle::info).toList();
    }

    synchronized List<SessionHandle> all() {
        return List.copyOf(open);
    }

    /**
     * Ends one session, also in the middle of a transfer.
     *
     * @param id of the session
     * @param dismissal why
     * @return whether there is such a session
     */
    public boolean dismiss(String id, Dismissal dismissal) {
        Optional<SessionHandle> found =
                all().stream().filter(session -> session.info().id().equals(id)).findFirst();
        found.ifPresent(session -> session.dismiss(dismissal));
        return found.isPresent();
    }

    /**
     * Lets nobody in any more and asks everybody to leave: those who do nothing at once, the others behind their command.
     */
    public void drain() {
        for (SessionHandle session : stop()) {
            session.drain();
        }
    }

    /** Cuts those who are still there. */
    public void cut() {
        for (SessionHandle session : stop()) {
            session.cut();
        }
    }

    /** The event loops are gone: gives back what sessions still hold, such as those whose storage hangs. */
    public void abandon() {
        for (SessionHandle session : stop()) {
            session.abandon();
        }
    }

    private synchronized List<SessionHandle> stop() {
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
