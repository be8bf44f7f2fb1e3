/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ClientHello;
import java.util.Optional;

/**
 * A name that was asked for in clear may come from a stranger, so a handshake must not say otherwise (RFC 7151, section 4). One
 * that names no server says nothing.
 */
final class RequestedName {
    private RequestedName() {}

    static void check(ClientHello hello) throws HandshakeRefusedException {
        Optional<String> requested = hello.origin().requestedName();
        Optional<String> named = hello.serverName();
        if (requested.isPresent() && named.isPresent() && !requested.equals(named)) {
            throw new HandshakeRefusedException(
                    TlsAlert.UNRECOGNIZED_NAME,
                    "The client names " + named.get() + " in its handshake, but asked for another server before.");
        }
    }
}
