/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Says which address PASV tells a client, when it cannot reach the one it came to, as behind NAT. EPSV tells none. Called on
 * event loops, so it must not block: one that looks names up does so beforehand. What it throws goes to the log, the client reads 451,
 * and no port listens.
 */
@FunctionalInterface
public interface AdvertisedAddress {
    /** The address that the client came to. */
    AdvertisedAddress AS_CONNECTED = new Same(Optional.empty());

    /**
     * What a client is told.
     *
     * @param client its address
     * @return the address, or empty for the one it came to
     */
    Optional<Inet4Address> forClient(InetAddress client);

    /**
     * One address for all.
     *
     * @param address the outer address of the gateway
     * @return a rule for every client
     */
    static AdvertisedAddress of(Inet4Address address) {
        return new Same(Optional.of(address));
    }

    /**
     * The first rule whose network has the client in it; where none has, the address that the client came to.
     *
     * @param rules in order
     * @return all of them as one
     */
    static AdvertisedAddress firstOf(List<NatRule> rules) {
        return new ByNetwork(rules);
    }

    /**
     * The same for all clients.
     *
     * @param address what they are told, or empty for the address that each came to
     */
    record Same(Optional<Inet4Address> address) implements AdvertisedAddress {
        @Override
        public Optional<Inet4Address> forClient(InetAddress client) {
            return address;
        }
    }

    /**
     * By where a client is.
     *
     * @param rules in order; the first that fits counts
     */
    record ByNetwork(List<NatRule> rules) implements AdvertisedAddress {
        /** Keeps a copy. */
        public ByNetwork {
            rules = List.copyOf(rules);
        }

        @Override
        public Optional<Inet4Address> forClient(InetAddress client) {
            return rules.stream()
                    .filter(rule -> rule.clients().contains(client))
                    .findFirst()
                    .flatMap(NatRule::address);
        }
    }
}
