/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for tests that must know a number beforehand. They lie below those the system gives to outgoing connections, and each
 * JVM that runs tests has a thousand of its own, so nobody takes one between the question and its use.
 */
public final class FreePorts {
    private static final int RANGE = 1_000;
    private static final int FORK = Integer.getInteger("surefire.forkNumber", 1);
    private static final int FIRST_PASSIVE = 20_000 + FORK * RANGE;
    private static final AtomicInteger NEXT = new AtomicInteger(25_000 + FORK * RANGE);

    private FreePorts() {}

    /** The first of a thousand ports for data connections of one server process. */
    public static int firstPassive() {
        return FIRST_PASSIVE;
    }

    /** The last of them. */
    public static int lastPassive() {
        return FIRST_PASSIVE + RANGE - 1;
    }

    /** A port nobody listens on, whose neighbours are free too. */
    public static int next() {
        while (true) {
            int port = NEXT.addAndGet(3);
            if (isFree(port - 1) && isFree(port) && isFree(port + 1)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
