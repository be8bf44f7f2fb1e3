/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.util.Optional;

/** By the name in the ClientHello: exact name, then one-label wildcard, then the fallback. */
final class SniSelector implements CertificateSelector {
    private final SniFallback fallback;
    private final NamedKeys keys;

    SniSelector(SniFallback fallback, Identities identities) {
        this.fallback = fallback;
        this.keys = new NamedKeys(identities);
    }

    @Override
    public Optional<CertifiedKey> select(ClientHello hello) {
        return hello.serverName().flatMap(name -> keys.find(name, hello)).or(() -> whenUnknown(hello));
    }

    private Optional<CertifiedKey> whenUnknown(ClientHello hello) {
        return switch (fallback) {
            case DEFAULT -> KeyTypeSelector.choose(keys.all(), hello);
            case REJECT -> throw new UnrecognizedNameException(hello.serverName());
        };
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
