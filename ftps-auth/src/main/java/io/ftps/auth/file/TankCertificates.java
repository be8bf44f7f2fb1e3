/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Certificates as text: DER in Base64, with commas between them. */
final class TankCertificates {
    private TankCertificates() {}

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("A certificate that was decoded cannot be encoded.", impossible);
        }
    }

    static int bytes(List<X509Certificate> certificates) {
        return certificates.stream()
                .mapToInt(certificate -> encoded(certificate).length)
                .sum();
    }

    static String format(List<X509Certificate> certificates) {
        return certificates.stream()
                .map(certificate -> Base64.getEncoder().encodeToString(encoded(certificate)))
                .collect(Collectors.joining(","));
    }

    /** Refuses what is no certificate with {@link IllegalArgumentException} of one sentence. */
    static List<X509Certificate> parse(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(",", -1)).map(TankCertificates::decoded).toList();
    }

    private static X509Certificate decoded(String text) {
        try {
            byte[] der = Base64.getDecoder().decode(text);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (IllegalArgumentException | CertificateException unreadable) {
            throw new IllegalArgumentException(
                    "A certificate cannot be read: " + unreadable.getMessage() + " (expected: DER in Base64).",
                    unreadable);
        }
    }
}
