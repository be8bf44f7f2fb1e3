/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.util.Optional;

/** Chooses the identity shown to a client. */
@FunctionalInterface
public interface CertificateSelector {
    Optional<CertifiedKey> select(ClientHello hello);

    static CertificateSelector single(CertifiedKey key) {
        return hello -> Optional.of(key);
    }
}
