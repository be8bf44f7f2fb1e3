/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.util.Optional;

/**
 * Answers of certificate authorities that our certificates are not revoked, to be shown beside them in handshakes
 * (RFC 6066, section 8). The stock one is {@code io.ftps.tls.ocsp.OcspStapler}.
 *
 * <p>Called on event loops, at the beginning of each handshake that may show a certificate, for several clients at once:
 * it must not block, so whatever has to be fetched was fetched before.
 */
@FunctionalInterface
public interface OcspStaples {
    /**
     * What is stapled to an identity at this moment.
     *
     * @param identity the certificate about to be shown
     * @return an encoded OCSPResponse (RFC 6960, section 4.2.1), which the caller does not change; or empty, upon which the
     *     certificate is shown without one. The catch: it goes out as it is, nobody checks it again
     */
    Optional<byte[]> staple(CertifiedKey identity);
}
