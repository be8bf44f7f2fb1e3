/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.ocsp;

import java.security.cert.CRLReason;
import java.time.Instant;

/** What the authority says of a certificate; anything else it may say is an {@link OcspException}. */
sealed interface OcspAnswer {
    /**
     * It is not revoked.
     *
     * @param staple the proof
     */
    record Good(Staple staple) implements OcspAnswer {}

    /**
     * It is revoked.
     *
     * @param since from when on
     * @param reason unspecified if the authority gives none
     * @param until the end of the answer
     */
    record Revoked(Instant since, CRLReason reason, Instant until) implements OcspAnswer {
        @Override
        public String toString() {
            return "since " + since;
        }
    }
}
