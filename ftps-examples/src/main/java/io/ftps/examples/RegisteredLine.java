/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.auth.CertificateMatch.ThisCertificate;
import io.ftps.auth.Digest.Algorithm;
import io.ftps.auth.RegisteredCertificate;
import io.ftps.server.Printable;
import java.time.Duration;
import java.time.Instant;

/** A registered certificate in one line. */
record RegisteredLine(RegisteredCertificate certificate, Instant now) {
    /** Such as {@code key/ab12...}, the subject and the days left, separated by tabs; a hyphen for what is not known. */
    String columns() {
        return Printable.of(certificate.match().text()) + "\t"
                + Printable.of(certificate.subject().orElse("-")) + "\t"
                + certificate.notAfter().map(this::left).orElse("-")
                + (isWeak() ? "\tweak" : "");
    }

    /** How long it is still good. */
    String left(Instant end) {
        return end.isAfter(now) ? Duration.between(now, end).toDays() + " days left" : "EXPIRED";
    }

    /** Another certificate with the same SHA-1 can be made. */
    boolean isWeak() {
        return certificate.match() instanceof ThisCertificate exact
                && exact.digest().algorithm() == Algorithm.SHA_1;
    }
}
