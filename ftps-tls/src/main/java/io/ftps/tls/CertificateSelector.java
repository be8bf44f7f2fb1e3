/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Chooses the identity shown to a client.
 *
 * <p>Called once for each main connection, on the executor given to {@link ServerTls#newConnection}, never on an event
 * loop: it may block, on a database for instance, while the loop serves others. It is called for several clients at once.
 * Side channels are not asked about; they have their main channel's identity. The catch: the caller's handshake timer
 * runs meanwhile.
 */
@FunctionalInterface
public interface CertificateSelector {
    /**
     * Chooses by what the client said.
     *
     * @param hello the client's offer, unproven
     * @return the identity, or empty if none fits: the client then gets the alert handshake_failure. Any exception counts
     *     as empty and is logged
     * @throws UnrecognizedNameException to refuse the server name with the alert unrecognized_name
     */
    Optional<CertifiedKey> select(ClientHello hello);

    /**
     * Whether there is any identity to be shown at this moment. A server that has none can say so before a handshake, and
     * go on without a restart once there is one. Called often, also on event loops, so it must not block.
     *
     * @return true unless a selector knows better
     */
    default boolean hasCertificates() {
        return true;
    }

    /**
     * Shows the same identity to everybody.
     *
     * @param key the identity
     * @return a selector that does not block
     */
    static CertificateSelector single(CertifiedKey key) {
        Optional<CertifiedKey> always = Optional.of(key);
        return hello -> always;
    }

    /**
     * Chooses by the server name the client asks for, among the DNS names in the certificates: first the exact name, then
     * a wildcard for its first label. Case and a trailing dot do not matter. If two certificates have the same name, the
     * earlier one is shown.
     *
     * @param fallback what happens when no name fits, or none was sent
     * @param keys at least one identity; the first one is the default
     * @return a selector that does not block
     */
    static CertificateSelector bySni(SniFallback fallback, CertifiedKey... keys) {
        return new SniSelector(Objects.requireNonNull(fallback, "fallback"), List.of(keys));
    }
}
