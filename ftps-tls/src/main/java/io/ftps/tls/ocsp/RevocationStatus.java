/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.ocsp;

import java.security.cert.CRLReason;
import java.time.Instant;
import java.util.Locale;

/** Whether a certificate is revoked, as far as its authority can be asked. */
public sealed interface RevocationStatus {
    /** It is not. */
    record Good() implements RevocationStatus {}

    /**
     * It is.
     *
     * @param since from when on
     * @param reason unspecified if the authority gives none
     */
    record Revoked(Instant since, CRLReason reason) implements RevocationStatus {
        /** When and why, as the end of a sentence: "revoked since 2026-01-31T00:00:00Z (key compromise)". */
        @Override
        public String toString() {
            String why = reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return "revoked since " + since + (reason == CRLReason.UNSPECIFIED ? "" : " (" + why + ")");
        }
    }

    /** Nobody is known who could be asked. */
    record Unasked() implements RevocationStatus {}

    /**
     * There is no answer that can be used.
     *
     * @param why the end of a sentence for the operator, without period
     */
    record Unavailable(String why) implements RevocationStatus {}
}
