/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.data;

import io.ftps.server.PassiveAddresses;
import java.util.BitSet;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The pool of numbers that passive data connections listen on. It holds numbers and no sockets: each port is bound anew, so no
 * late connection of one session can reach another. Thread-safe.
 */
public final class PassivePorts {
    private final int first;
    private final int size;
    private final BitSet taken = new BitSet();
    private final RandomGenerator random;

    /**
     * All ports are free.
     *
     * @param addresses the range
     * @param random where a search for a free port begins, so that nobody foretells the next
     */
    public PassivePorts(PassiveAddresses addresses, RandomGenerator random) {
        this.first = addresses.firstPort();
        this.size = first == 0 ? Integer.MAX_VALUE : addresses.lastPort() - first + 1;
        this.random = random;
    }

    /**
     * How many tries a session has to find a port that nobody else on the machine uses.
     *
     * @return the size of the range, or one where the system chooses
     */
    int tries() {
        return first == 0 ? 1 : size;
    }

    /** Takes a free number, or none. */
    synchronized Optional<Lease> take() {
        if (first == 0) {
            return Optional.of(new Lease(0));
        }
        int index = taken.nextClearBit(random.nextInt(size));
        if (index >= size) {
            index = taken.nextClearBit(0);
        }
        if (index >= size) {
            return Optional.empty();
        }
        taken.set(index);
        return Optional.of(new Lease(first + index));
    }

    /**
     * How many are in use.
     *
     * @return numbers not given back
     */
    public synchronized int inUse() {
        return taken.cardinality();
    }

    private synchronized void giveBack(int port) {
        if (first != 0) {
            taken.clear(port - first);
        }
    }

    /** A number that is nobody else's until it is given back, once. */
    final class Lease {
        private final int port;
        private boolean returned;

        private Lease(int port) {
            this.port = port;
        }

        int port() {
            return port;
        }

        void giveBack() {
            if (!returned) {
                returned = true;
                PassivePorts.this.giveBack(port);
            }
        }
    }
}
