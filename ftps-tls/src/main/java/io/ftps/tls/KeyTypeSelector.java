/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.util.List;
import java.util.Optional;

/** The first key that the client can verify, so that RSA and ECDSA are served at once. */
record KeyTypeSelector(Identities identities) implements CertificateSelector {
    @Override
    public Optional<CertifiedKey> select(ClientHello hello) {
        return choose(identities.current(), hello);
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public boolean hasCertificates() {
        return !identities.current().isEmpty();
    }

    /** If the client can use none, the first one is shown all the same: the refusal then says what is missing. */
    static Optional<CertifiedKey> choose(List<CertifiedKey> keys, ClientHello hello) {
        return first(keys, hello, Terms.MODERN)
                .or(() -> first(keys, hello, Terms.ALL))
                .or(() -> keys.stream().findFirst());
    }

    private static Optional<CertifiedKey> first(List<CertifiedKey> keys, ClientHello hello, Terms terms) {
        return keys.stream().filter(key -> canUse(hello, key.kind(), terms)).findFirst();
    }

    /**
     * Whether a client can use a kind of key within some terms. One that names no groups leaves the choice to us (RFC 8422,
     * section 4); whether it is served then is another matter.
     */
    static boolean canUse(ClientHello hello, KeyKind kind, Terms terms) {
        List<Integer> groups =
                hello.groups().isEmpty() ? List.copyOf(KeyGroup.names().keySet()) : hello.groups();
        return new Agreement(hello, groups, kind).broken(terms).isEmpty();
    }
}
