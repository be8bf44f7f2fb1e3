/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import io.ftps.tls.ClientCertificateVerdict;
import java.security.cert.X509Certificate;
import java.time.Clock;

/** The verdict on a certificate that is believed by itself, as long as its dates last. */
final class Dated {
    private Dated() {}

    static ClientCertificateVerdict verdict(X509Certificate known, Clock clock) {
        return Validity.fault(known, clock.instant())
                .<ClientCertificateVerdict>map(ClientCertificateVerdict.Refused::new)
                .orElseGet(ClientCertificateVerdict.Accepted::new);
    }
}
