/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

import io.ftps.auth.Network;
import java.net.InetAddress;

/**
 * Which hosts may be at the other end of a session's data connections: who comes to a passive port, and whom PORT and EPRT may
 * name. RFC 2577, sections 2 and 3. Immutable.
 */
public sealed interface DataPeers {
    /** The client's own address and no other. */
    DataPeers SAME_ADDRESS = new SameNetwork(32, 128);

    /**
     * Any host at all: a stranger who is faster than the client gets its data connection, and the server can be told to connect
     * to machines that the client cannot reach. Only {@link DataBinding#REQUIRE} is left to keep strangers out.
     */
    DataPeers DANGEROUS_ANY_HOST = new SameNetwork(0, 0);

    /**
     * Every host whose address begins like the client's, for clients behind several addresses of one gateway.
     *
     * @param ipv4Bits how many bits must be the same, 0 to 32
     * @param ipv6Bits how many bits must be the same, 0 to 128
     * @return the rule. The catch: it lets in the client's neighbours
     */
    static DataPeers sameNetwork(int ipv4Bits, int ipv6Bits) {
        return new SameNetwork(ipv4Bits, ipv6Bits);
    }

    /**
     * Whether a host may be there.
     *
     * @param client address of the control connection's client
     * @param peer address of the data connection's
     * @return true when it may
     */
    boolean allow(InetAddress client, InetAddress peer);

    /**
     * Compares how addresses begin.
     *
     * @param ipv4Bits how many bits must be the same, 0 to 32
     * @param ipv6Bits how many bits must be the same, 0 to 128
     */
    record SameNetwork(int ipv4Bits, int ipv6Bits) implements DataPeers {
        private static final int IPV4_BITS = 32;
        private static final int IPV6_BITS = 128;

        /** Checks the lengths. */
        public SameNetwork {
            if (ipv4Bits < 0 || ipv4Bits > IPV4_BITS || ipv6Bits < 0 || ipv6Bits > IPV6_BITS) {
                throw new IllegalArgumentException(
                        "bits: " + ipv4Bits + " and " + ipv6Bits + " (expected: 0 to 32 of IPv4 and 0 to 128 of IPv6)");
            }
        }

        @Override
        public boolean allow(InetAddress client, InetAddress peer) {
            if (ipv4Bits == 0 && ipv6Bits == 0) {
                return true;
            }
            int bits = client.getAddress().length == Integer.BYTES ? ipv4Bits : ipv6Bits;
            return new Network(client, bits).contains(peer);
        }
    }
}
