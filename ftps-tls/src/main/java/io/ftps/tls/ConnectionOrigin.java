/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;

/**
 * Where a connection came in.
 *
 * @param listener name of the listener that accepted it
 * @param localAddress address and port the client reached
 * @param remoteAddress address and port of the client
 * @param requestedName a name the client asked for in clear before TLS, which selects but proves nothing; a handshake
 *     that names another server is refused with the alert unrecognized_name. In lower case, without the dot of the root
 */
public record ConnectionOrigin(
        String listener,
        InetSocketAddress localAddress,
        InetSocketAddress remoteAddress,
        Optional<String> requestedName) {
    /**
     * Puts the name into the form in which names are compared.
     *
     * @param listener name of the listener
     * @param localAddress address and port the client reached
     * @param remoteAddress address and port of the client
     * @param requestedName a name as it was asked for
     */
    public ConnectionOrigin {
        requestedName = requestedName.map(DnsNames::normalized);
    }

    /**
     * Where a client came in that asked for no name.
     *
     * @param listener name of the listener
     * @param localAddress an {@link InetSocketAddress}, as {@code Channel.localAddress()} gives it
     * @param remoteAddress another one
     * @return the origin
     */
    public static ConnectionOrigin of(String listener, SocketAddress localAddress, SocketAddress remoteAddress) {
        return new ConnectionOrigin(
                listener, (InetSocketAddress) localAddress, (InetSocketAddress) remoteAddress, Optional.empty());
    }
}
