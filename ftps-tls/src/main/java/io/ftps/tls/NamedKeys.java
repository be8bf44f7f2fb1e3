/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Identities by the DNS names in their certificates. What is worked out is kept until the identities change. */
final class NamedKeys {
    private final Identities identities;
    private volatile Index index = new Index(List.of(), Map.of());

    /** The names in one state of the identities. */
    private record Index(List<CertifiedKey> keys, Map<String, List<CertifiedKey>> byName) {
        static Index of(List<CertifiedKey> keys) {
            Map<String, List<CertifiedKey>> byName = new HashMap<>();
            for (CertifiedKey key : keys) {
                key.dnsNames()
                        .forEach(name -> byName.computeIfAbsent(name, unseen -> new ArrayList<>())
                                .add(key));
            }
            return new Index(keys, byName);
        }
    }

    NamedKeys(Identities identities) {
        this.identities = identities;
    }

    /** All of them, best first. */
    List<CertifiedKey> all() {
        return identities.current();
    }

    /** The key of a name: exact, then one-label wildcard (RFC 9525, section 6.3); of several, one the client can verify. */
    Optional<CertifiedKey> find(String name, ClientHello hello) {
        Map<String, List<CertifiedKey>> byName = index().byName();
        int dot = name.indexOf('.');
        List<CertifiedKey> wildcard = dot > 0 ? byName.getOrDefault("*" + name.substring(dot), List.of()) : List.of();
        return KeyTypeSelector.choose(byName.getOrDefault(name, wildcard), hello);
    }

    /** Two threads may work it out at once, to the same end. */
    private Index index() {
        List<CertifiedKey> now = identities.current();
        Index kept = index;
        if (kept.keys() != now) {
            kept = Index.of(now);
            index = kept;
        }
        return kept;
    }
}
