/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** When a certificate is valid, and how it is named in reasons. */
final class Validity {
    private static final int LONGEST_NAME = 200;

    private Validity() {}

    /** What is wrong with the dates at some time. */
    static Optional<String> fault(X509Certificate certificate, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isBefore(from)) {
            return Optional.of(name(certificate) + " is not valid before " + from);
        }
        return now.isAfter(until) ? Optional.of(name(certificate) + " expired on " + until) : Optional.empty();
    }

    /** The subject without control characters, cut where nobody reads on: what is in it is its owner's choice. */
    static String name(X509Certificate certificate) {
        String name = certificate.getSubjectX500Principal().getName();
        return name.isEmpty() ? "serial number " + certificate.getSerialNumber().toString(16) : printable(name);
    }

    /** What somebody else chose, in the same way. */
    static String printable(String text) {
        String name = text.replaceAll("\\p{C}", "?");
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
    }
}
