/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.util.List;
import java.util.Optional;

/** Asks one after the other until one has an answer; a refused name is an answer. */
record FirstSelector(List<CertificateSelector> selectors) implements CertificateSelector {
    @Override
    public Optional<CertifiedKey> select(ClientHello hello) {
        return selectors.stream()
                .map(selector -> selector.select(hello))
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public boolean mayBlock() {
        return selectors.stream().anyMatch(CertificateSelector::mayBlock);
    }

    @Override
    public boolean hasCertificates() {
        return selectors.stream().anyMatch(CertificateSelector::hasCertificates);
    }
}
