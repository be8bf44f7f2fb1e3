/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.server.Limits;
import io.ftps.server.Limits.Count;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * How many control connections are in a TLS handshake at once, in all and from one address. Those beyond wait in order; how
 * long, is their own affair. Thread-safe.
 */
public final class HandshakePermits {
    private int most;
    private int mostPerAddress;
    private final Map<InetAddress, Integer> byAddress = new HashMap<>();
    private final Deque<Permit> waiting = new ArrayDeque<>();
    private int taken;

    /**
     * No handshake runs.
     *
     * @param limits both bounds
     */
    public HandshakePermits(Limits limits) {
        most = limits.get(Count.HANDSHAKES);
        mostPerAddress = limits.get(Count.HANDSHAKES_PER_ADDRESS);
    }

    /**
     * Counts by other bounds from now on.
     *
     * @param others both bounds
     */
    public synchronized void follow(Limits others) {
        most = others.get(Count.HANDSHAKES);
        mostPerAddress = others.get(Count.HANDSHAKES_PER_ADDRESS);
    }

    /** One handshake's place, waited for or taken; closed when the handshake is over or given up. */
    final class Permit implements AutoCloseable {
        private final InetAddress address;
        private final Runnable granted;
        private boolean holds;
        private boolean closed;

        private Permit(InetAddress address, Runnable granted) {
            this.address = address;
            this.granted = granted;
        }

        @Override
        public void close() {
            giveBack(this).forEach(permit -> permit.granted.run());
        }
    }

    /** Asks for a place. {@code granted} runs when it is there, at once or later, on any thread. */
    Permit request(InetAddress address, Runnable granted) {
        Permit permit = new Permit(address, granted);
        boolean now;
        synchronized (this) {
            now = fits(permit);
            if (now) {
                take(permit);
            } else {
                waiting.add(permit);
            }
        }
        if (now) {
            granted.run();
        }
        return permit;
    }

    private boolean fits(Permit permit) {
        return taken < most && byAddress.getOrDefault(permit.address, 0) < mostPerAddress;
    }

    private void take(Permit permit) {
        permit.holds = true;
        taken++;
        byAddress.merge(permit.address, 1, Integer::sum);
    }

    private synchronized List<Permit> giveBack(Permit permit) {
        if (permit.closed) {
            return List.of();
        }
        permit.closed = true;
        if (!permit.holds) {
            waiting.remove(permit);
            return List.of();
        }
        taken--;
        byAddress.computeIfPresent(permit.address, (key, count) -> count == 1 ? null : count - 1);
        return grantWaiting();
    }

    private List<Permit> grantWaiting() {
        List<Permit> now = new ArrayList<>();
        for (Iterator<Permit> all = waiting.iterator(); all.hasNext() && taken < most; ) {
            Permit next = all.next();
            if (fits(next)) {
                all.remove();
                take(next);
                now.add(next);
            }
        }
        return now;
    }
}
