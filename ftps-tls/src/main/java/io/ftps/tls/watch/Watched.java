/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.watch;

import io.ftps.tls.CertifiedKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * One certificate that somebody counts on, or the place where there should be one. Immutable.
 *
 * @param role what it is for
 * @param place where it is used, in words that an operator knows it by, such as {@code listener explicit, port 21}; the same from
 *     look to look, for by it a notice is known again
 * @param known what is known of the certificate; empty where there is none and one is needed
 * @param remedy what mends it when it is over or missing, such as a command to paste
 */
public record Watched(CertificateRole role, String place, Optional<Known> known, String remedy) {
    /**
     * What is known of a certificate, which need not be at hand itself.
     *
     * @param subject its distinguished name, empty if nobody knows
     * @param digest by what it is known again
     * @param end when it expires
     */
    public record Known(String subject, String digest, Instant end) {}

    /**
     * A certificate that is at hand.
     *
     * @param role what it is for
     * @param place where it is used
     * @param certificate the certificate
     * @param remedy what mends it
     * @return it, to be watched
     */
    public static Watched of(CertificateRole role, String place, X509Certificate certificate, String remedy) {
        Known known = new Known(
                certificate.getSubjectX500Principal().getName(),
                CertifiedKey.sha256Fingerprint(certificate),
                certificate.getNotAfter().toInstant());
        return new Watched(role, place, Optional.of(known), remedy);
    }

    /**
     * A server without a certificate.
     *
     * @param place where one is needed
     * @param remedy what mends it
     * @return the place, to be watched
     */
    public static Watched missing(String place, String remedy) {
        return new Watched(CertificateRole.SERVER, place, Optional.empty(), remedy);
    }
}
