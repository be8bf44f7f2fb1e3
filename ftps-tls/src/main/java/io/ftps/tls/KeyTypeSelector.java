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

    /** If the client can use none, the first one is shown all the same: the engine's alert then says what is missing. */
    static Optional<CertifiedKey> choose(List<CertifiedKey> keys, ClientHello hello) {
        return first(keys, hello, KeyKind.Standard.MODERN)
                .or(() -> first(keys, hello, KeyKind.Standard.OLD))
                .or(() -> keys.stream().findFirst());
    }

    private static Optional<CertifiedKey> first(List<CertifiedKey> keys, ClientHello hello, KeyKind.Standard standard) {
        return keys.stream().filter(key -> key.kind().fits(hello, standard)).findFirst();
    }
}
