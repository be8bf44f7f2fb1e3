/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Where data connections come in after PASV and EPSV: where the server listens, and what clients are told of it. The three need
 * not be the same: an address to bind, an address to tell, and ports that a gateway maps. Immutable.
 *
 * @param firstPort lowest port to listen on, or 0 with {@code lastPort} 0 for ports of the system's choice
 * @param lastPort highest port; each waiting client takes one
 * @param bind the address to listen on, or empty for the one the client came to; for clients of the other family it is not used
 * @param advertised the address that PASV tells
 * @param firstAdvertisedPort what clients are told instead of {@code firstPort}; the others follow in the same order
 */
public record PassiveAddresses(
        int firstPort,
        int lastPort,
        Optional<InetAddress> bind,
        AdvertisedAddress advertised,
        int firstAdvertisedPort) {
    private static final int HIGHEST = 65_535;
    private static final int FIRST_UNPRIVILEGED = 1024;

    /** Ports of the system's choice, on the address the client came to: for tests and for machines without a firewall. */
    public static final PassiveAddresses ANY_PORT =
            new PassiveAddresses(0, 0, Optional.empty(), AdvertisedAddress.AS_CONNECTED, 0);

    /** Checks the ranges. */
    public PassiveAddresses {
        boolean any = firstPort == 0 && lastPort == 0;
        if (!any && (firstPort < FIRST_UNPRIVILEGED || lastPort > HIGHEST || firstPort > lastPort)) {
            throw new IllegalArgumentException(
                    "passive ports: " + firstPort + "-" + lastPort + " (expected: 1024 <= first <= last <= 65535)");
        }
        int most = any ? 0 : HIGHEST - (lastPort - firstPort);
        int least = any ? 0 : 1;
        if (firstAdvertisedPort < least || firstAdvertisedPort > most) {
            throw new IllegalArgumentException(
                    "first advertised port: " + firstAdvertisedPort + " (expected: " + least + " to " + most + ")");
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
        return new PassiveAddresses(firstPort, lastPort, Optional.empty(), AdvertisedAddress.AS_CONNECTED, firstPort);
    }

    /**
     * The same ports behind another address.
     *
     * @param address the address told to clients
     * @return a copy
     */
    public PassiveAddresses advertising(Inet4Address address) {
        return advertising(AdvertisedAddress.of(address));
    }

    /**
     * The same ports behind an address for each client.
     *
     * @param rule says which
     * @return a copy
     */
    public PassiveAddresses advertising(AdvertisedAddress rule) {
        return new PassiveAddresses(firstPort, lastPort, bind, rule, firstAdvertisedPort);
    }

    /**
     * The same ports on one address, whatever the client came to.
     *
     * @param address where to listen
     * @return a copy
     */
    public PassiveAddresses bindingTo(InetAddress address) {
        return new PassiveAddresses(firstPort, lastPort, Optional.of(address), advertised, firstAdvertisedPort);
    }

    /**
     * The same ports where a gateway has others for them: the first of its ports leads to {@code firstPort}, the next one to the
     * next.
     *
     * @param first lowest port of the gateway
     * @return a copy
     */
    public PassiveAddresses advertisingPortsFrom(int first) {
        return new PassiveAddresses(firstPort, lastPort, bind, advertised, first);
    }

    /**
     * What clients are told of a port.
     *
     * @param port that the server listens on
     * @return the gateway's port
     */
    public int advertisedPort(int port) {
        return port - firstPort + firstAdvertisedPort;
    }

    /**
     * Where to listen for a client.
     *
     * @param local the address it came to
     * @return an address of the same family
     */
    public InetAddress bindAddress(InetAddress local) {
        return bind.filter(address -> address.getAddress().length == local.getAddress().length)
                .orElse(local);
    }
}
