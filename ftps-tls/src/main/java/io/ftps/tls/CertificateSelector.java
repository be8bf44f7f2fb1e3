/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Chooses the identity shown to a client.
 *
 * <p>Called once for each main connection, on the executor given to {@link ServerTls#newConnection}, not on an event
 * loop: it may block, on a database for instance, while the loop serves others. One that says by {@link #mayBlock} that it
 * never does is called on the loop, which saves two changes of threads. It is called for several clients at once. Side
 * channels are not asked about; they have their main channel's identity. The catch: the caller's handshake timer runs
 * meanwhile.
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
     * Whether {@link #select} may wait for anything: a disk, a network, a lock that is held meanwhile. Called for each client
     * on event loops, so it must not block itself.
     *
     * @return true unless a selector knows better
     */
    default boolean mayBlock() {
        return true;
    }

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
        return single(Identities.of(key));
    }

    /**
     * Shows the first identity of a live source to everybody.
     *
     * @param identities such as those read from files that may change
     * @return a selector that does not block, without an answer while there is no identity
     */
    static CertificateSelector single(Identities identities) {
        return new SingleSelector(Objects.requireNonNull(identities, "identities"));
    }

    /**
     * Chooses by the kind of key, so that RSA and ECDSA can be served at once: the first identity whose signatures the
     * client can verify in the newest version that it offers. In TLS 1.3 its signature algorithms decide, before that its
     * suites and curves too. Suites and hashes that every profile has count more than the order of the list. If the client can
     * use no key, the first one is chosen, and the refusal says what is missing. The catch: versions and suites are the client's, since
     * a selector does not know the profile.
     *
     * @param identities best first
     * @return a selector that does not block
     */
    static CertificateSelector byKeyType(Identities identities) {
        return new KeyTypeSelector(Objects.requireNonNull(identities, "identities"));
    }

    /**
     * Chooses by the kind of key; see {@link #byKeyType(Identities)}.
     *
     * @param keys at least one identity, best first
     * @return a selector that does not block
     */
    static CertificateSelector byKeyType(CertifiedKey... keys) {
        return byKeyType(some("kind of key", keys));
    }

    /**
     * Chooses by the server name the client asks for, among the DNS names in the certificates: first the exact name, then
     * a wildcard for its first label. Case and a trailing dot do not matter. If several certificates have the same name,
     * the first one is shown whose kind of key the client can use.
     *
     * @param fallback what happens when no name fits, or none was sent
     * @param identities best first; the first one that the client can use is the default
     * @return a selector that does not block
     */
    static CertificateSelector bySni(SniFallback fallback, Identities identities) {
        return new SniSelector(
                Objects.requireNonNull(fallback, "fallback"), Objects.requireNonNull(identities, "identities"));
    }

    /**
     * Chooses by the server name the client asks for; see {@link #bySni(SniFallback, Identities)}.
     *
     * @param fallback what happens when no name fits, or none was sent
     * @param keys at least one identity; the first one that the client can use is the default
     * @return a selector that does not block
     */
    static CertificateSelector bySni(SniFallback fallback, CertifiedKey... keys) {
        return bySni(fallback, some("name", keys));
    }

    /**
     * Chooses by the name the client asked for in clear before TLS (in FTP by HOST, RFC 7151), among the DNS names in the
     * certificates as {@link #bySni(SniFallback, Identities)} does. Has no answer for other names and for none, so it
     * begins a {@link #firstOf}.
     *
     * @param identities best first
     * @return a selector that does not block
     */
    static CertificateSelector byRequestedName(Identities identities) {
        return new RequestedNameSelector(Objects.requireNonNull(identities, "identities"));
    }

    /**
     * Chooses by the name the client asked for in clear; see {@link #byRequestedName(Identities)}.
     *
     * @param keys at least one identity, best first
     * @return a selector that does not block
     */
    static CertificateSelector byRequestedName(CertifiedKey... keys) {
        return byRequestedName(some("requested name", keys));
    }

    /**
     * Chooses by the address the client reached: a certificate for each address of the server, for clients that send no
     * name. An IPv4 address is the same in its IPv6 form (RFC 4291, section 2.5.5.2). Has no answer for other addresses.
     *
     * @param selectors who chooses at each address
     * @return a selector that blocks if one of them does
     */
    static CertificateSelector byLocalAddress(Map<InetAddress, CertificateSelector> selectors) {
        return new PlaceSelector<>(
                PlainAddress.keys(selectors),
                origin ->
                        Optional.ofNullable(origin.localAddress().getAddress()).map(PlainAddress::of));
    }

    /**
     * Chooses by the listener that accepted the client. Has no answer for other listeners.
     *
     * @param selectors who chooses, by the name of the listener
     * @return a selector that blocks if one of them does
     */
    static CertificateSelector byListener(Map<String, CertificateSelector> selectors) {
        return new PlaceSelector<>(Map.copyOf(selectors), origin -> Optional.of(origin.listener()));
    }

    /**
     * Asks several selectors, each only if those before it had no answer. One that refuses a name ends the search.
     *
     * @param selectors in the order of asking
     * @return a selector that blocks if one of them does
     */
    static CertificateSelector firstOf(CertificateSelector... selectors) {
        return new FirstSelector(List.of(selectors));
    }

    private static Identities some(String fact, CertifiedKey... keys) {
        if (keys.length == 0) {
            throw new IllegalArgumentException(
                    "A selection by " + fact + " has no certificates (expected: at least one).");
        }
        return Identities.of(keys);
    }
}
