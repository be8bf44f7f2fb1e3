/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.util.Optional;

/** Whatever is first now. */
record SingleSelector(Identities identities) implements CertificateSelector {
    @Override
    public Optional<CertifiedKey> select(ClientHello hello) {
        return identities.current().stream().findFirst();
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public boolean hasCertificates() {
        return !identities.current().isEmpty();
    }
}
