/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

import java.net.Inet4Address;
import java.util.Optional;

/**
 * Where data connections come in after PASV and EPSV.
 *
 * @param firstPort lowest port, or 0 with {@code lastPort} 0 for ports of the system's choice
 * @param lastPort highest port; each waiting client takes one
 * @param advertised the address told to clients by PASV when they cannot reach the one they came to, as behind NAT
 */
public record PassiveAddresses(int firstPort, int lastPort, Optional<Inet4Address> advertised) {
    /** Ports of the system's choice, on the address the client came to: for tests and for machines without a firewall. */
    public static final PassiveAddresses ANY_PORT = new PassiveAddresses(0, 0, Optional.empty());

    /** Checks the range. */
    public PassiveAddresses {
        boolean any = firstPort == 0 && lastPort == 0;
        if (!any && (firstPort < 1024 || lastPort > 65535 || firstPort > lastPort)) {
            throw new IllegalArgumentException(
                    "passive ports: " + firstPort + "-" + lastPort + " (expected: 1024 <= first <= last <= 65535)");
        }
    }

    /**
     * A range of ports.
     *
     * @param firstPort lowest port
     * @param lastPort highest port
     * @return the range, with the address the client came to
     */
    public static PassiveAddresses ports(int firstPort, int lastPort) {
        return new PassiveAddresses(firstPort, lastPort, Optional.empty());
    }

    /**
     * The same ports behind another address.
     *
     * @param address the address told to clients
     * @return a copy
     */
    public PassiveAddresses advertising(Inet4Address address) {
        return new PassiveAddresses(firstPort, lastPort, Optional.of(address));
    }
}
