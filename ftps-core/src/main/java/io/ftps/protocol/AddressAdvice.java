/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns, once for a server, that clients from outside are told an address that they cannot reach. Thread-safe. */
public final class AddressAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(AddressAdvice.class);

    private final AtomicBoolean given = new AtomicBoolean();

    /** Nobody has been warned yet. */
    public AddressAdvice() {}

    /** Looks at what PASV tells a client; whether the warning was given now. */
    boolean look(InetAddress told, InetAddress client) {
        if (!isPrivate(told) || isPrivate(client) || !given.compareAndSet(false, true)) {
            return false;
        }
        LOG.warn(
                "A client at {} was told by PASV to connect to {}, a private address that it hardly reaches: set the address that"
                        + " the gateway has outside as the advertised one.",
                client.getHostAddress(),
                told.getHostAddress());
        return true;
    }

    private static boolean isPrivate(InetAddress address) {
        return address.isSiteLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress();
    }
}
