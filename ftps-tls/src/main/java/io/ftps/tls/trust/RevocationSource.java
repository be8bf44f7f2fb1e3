/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import io.ftps.tls.ocsp.RevocationStatus;
import java.security.cert.X509Certificate;

/** Where it can be asked whether a certificate is revoked. */
@FunctionalInterface
interface RevocationSource {
    /** Blocks within the bounds of the source. */
    RevocationStatus status(X509Certificate certificate, X509Certificate issuer) throws InterruptedException;
}
