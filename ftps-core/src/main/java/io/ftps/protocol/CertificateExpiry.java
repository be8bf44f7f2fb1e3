/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.server.Limits.Count;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A client's certificate that ends soon, or has ended.
 *
 * @param certificate which
 * @param days from today to its last day, in UTC; negative behind it
 */
public record CertificateExpiry(X509Certificate certificate, long days) {
    /** The certificate by which somebody is trusted, if it has few days left; an untrusted one is nobody's worry. */
    static Optional<CertificateExpiry> of(ClientProof proof, Services services) {
        return proof.alone()
                .map(presented -> of(presented.leaf(), services.clock()))
                .filter(found -> found.days() < services.limits().get(Count.CERTIFICATE_WARNING_DAYS));
    }

    private static CertificateExpiry of(X509Certificate certificate, Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(certificate.getNotAfter().toInstant(), ZoneOffset.UTC);
        return new CertificateExpiry(certificate, ChronoUnit.DAYS.between(today, last));
    }

    /** What the client is told. */
    String text() {
        if (days < 0) {
            return "Your certificate has expired.";
        } else if (days == 0) {
            return "Your certificate expires today.";
        }
        return "Your certificate expires in " + days + (days == 1 ? " day." : " days.");
    }
}
