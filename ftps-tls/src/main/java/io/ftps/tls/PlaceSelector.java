/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Another selector for each place a connection can come in at: an address, a listener. Other places have none. */
record PlaceSelector<K>(Map<K, CertificateSelector> places, Function<ConnectionOrigin, Optional<K>> placeOf)
        implements CertificateSelector {
    @Override
    public Optional<CertifiedKey> select(ClientHello hello) {
        return placeOf.apply(hello.origin())
                .flatMap(place -> Optional.ofNullable(places.get(place)))
                .flatMap(selector -> selector.select(hello));
    }

    @Override
    public boolean mayBlock() {
        return places.values().stream().anyMatch(CertificateSelector::mayBlock);
    }

    @Override
    public boolean hasCertificates() {
        return places.values().stream().anyMatch(CertificateSelector::hasCertificates);
    }
}
