/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

import io.ftps.auth.Network;
import java.net.InetAddress;
import java.util.List;

/**
 * The proxies in front of a listener, which say by the PROXY protocol (version 1 or 2) who is behind them. Every connection
 * must come from one of them and begin with a header within {@link Limits.Time#PROXY_HEADER}; others are closed with one
 * line in the log. The session's addresses are those of the header: for events, limits, bans, and the check of data connections.
 * The catch: whoever can connect from these networks can be anybody.
 *
 * @param networks where the proxies are; at least one
 * @param dataPath how data connections come in
 */
public record TrustedProxies(List<Network> networks, DataPath dataPath) {
    /** Checks the parts. */
    public TrustedProxies {
        networks = List.copyOf(networks);
        if (networks.isEmpty()) {
            throw new IllegalArgumentException("No proxy is trusted: name at least one network, such as 192.0.2.1.");
        }
    }

    /** How data connections come in. */
    public enum DataPath {
        /** Past the proxies, from the client itself. */
        DIRECT,
        /** Through the proxies, each with a header of its own. */
        PROXIED
    }

    /**
     * Proxies that carry control connections alone.
     *
     * @param networks such as {@code 192.0.2.1} or {@code 2001:db8::/64}
     * @return data connections come from clients themselves
     */
    public static TrustedProxies in(String... networks) {
        return new TrustedProxies(List.of(networks).stream().map(Network::parse).toList(), DataPath.DIRECT);
    }

    /**
     * The same proxies, which carry data connections too.
     *
     * @return a copy
     */
    public TrustedProxies carryingData() {
        return new TrustedProxies(networks, DataPath.PROXIED);
    }

    /**
     * Whether data connections come through them.
     *
     * @return true for {@link DataPath#PROXIED}
     */
    public boolean carryData() {
        return dataPath == DataPath.PROXIED;
    }

    /**
     * Whether one of them may be at an address.
     *
     * @param address where a connection came from
     * @return whether its header is believed
     */
    public boolean contains(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
