/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.util.Optional;

/** By the name asked for in clear before TLS: exact name, then one-label wildcard, else nothing. */
final class RequestedNameSelector implements CertificateSelector {
    private final NamedKeys keys;

    RequestedNameSelector(Identities identities) {
        this.keys = new NamedKeys(identities);
    }

    @Override
    public Optional<CertifiedKey> select(ClientHello hello) {
        return hello.origin().requestedName().flatMap(name -> keys.find(name, hello));
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public boolean hasCertificates() {
        return !keys.all().isEmpty();
    }
}
