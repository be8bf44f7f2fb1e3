/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.ocsp;

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
     */
    record Revoked(Instant since) implements OcspAnswer {
        @Override
        public String toString() {
            return "since " + since;
        }
    }
}
