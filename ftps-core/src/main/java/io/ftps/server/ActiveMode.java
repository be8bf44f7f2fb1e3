/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

/** Whether the server connects to clients that ask for it by PORT or EPRT, and from which of its ports. Immutable. */
public sealed interface ActiveMode {
    /** Neither PORT nor EPRT is offered: both are answered with 502. */
    ActiveMode OFF = new Off();

    /** From any free port, which no firewall needs to know. */
    ActiveMode FROM_ANY_PORT = new From(0);

    /**
     * From one port, as firewalls of old expect it of a server: 20, which only root may use on most systems.
     *
     * @param localPort 1 to 65535
     * @return the mode. The catch: two data connections to the same port of a client cannot follow each other at once
     */
    static ActiveMode fromPort(int localPort) {
        if (localPort < 1) {
            throw new IllegalArgumentException("local port: " + localPort + " (expected: 1 to 65535)");
        }
        return new From(localPort);
    }

    /** See {@link #OFF}. */
    record Off() implements ActiveMode {}

    /**
     * The server connects.
     *
     * @param localPort where from, 0 for any free port
     */
    record From(int localPort) implements ActiveMode {
        /** Checks the port. */
        public From {
            if (localPort < 0 || localPort > 65_535) {
                throw new IllegalArgumentException("local port: " + localPort + " (expected: 0 to 65535)");
            }
        }
    }
}
