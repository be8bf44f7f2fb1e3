/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.security.cert.X509Certificate;
import java.util.List;

/** What a {@link ClientCertificateVerifier} thinks of a client's certificate. */
public sealed interface ClientCertificateVerdict {
    /**
     * It is believed: the client is who the certificate names.
     *
     * @param issuers those who vouch for it, nearest first, up to and including the trust anchor; empty if it is believed by
     *     itself
     */
    record Accepted(List<X509Certificate> issuers) implements ClientCertificateVerdict {
        /**
         * Copies the list.
         *
         * @param issuers those who vouch for it
         */
        public Accepted {
            issuers = List.copyOf(issuers);
        }

        /** It is believed by itself: nobody vouches for it. */
        public Accepted() {
            this(List.of());
        }
    }

    /**
     * Nobody vouches for it. It identifies nobody, and only {@link ClientCertificatePolicy#REQUIRE} ends the connection, unless
     * {@link UnknownCertificates} says otherwise.
     */
    record Unknown() implements ClientCertificateVerdict {}

    /**
     * It must not be used, because it was revoked for instance. Whoever presents it is not let in at all.
     *
     * @param reason for the operator's log: what is wrong, in a few words and without a period
     */
    record Refused(String reason) implements ClientCertificateVerdict {}

    /**
     * It cannot be told now, because a responder is down for instance. Whoever presents it is not let in, as if it were refused;
     * who was let in before may stay.
     *
     * @param reason for the operator's log: what is missing, in a few words and without a period
     */
    record Undecided(String reason) implements ClientCertificateVerdict {}
}
