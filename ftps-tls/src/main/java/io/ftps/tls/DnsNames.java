/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The DNS names of certificates, in the one form in which they are compared. */
final class DnsNames {
    /** The type of a DNS name in {@link X509Certificate#getSubjectAlternativeNames()}. */
    private static final Integer DNS_NAME = 2;

    private DnsNames() {}

    static List<String> of(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
                    .flatMap(names -> names.stream())
                    .filter(name -> DNS_NAME.equals(name.get(0)))
                    .map(name -> normalized((String) name.get(1)))
                    .distinct()
                    .toList();
        } catch (CertificateParsingException e) {
            return List.of(); // names that cannot be read are names nobody can ask for
        }
    }

    /** Lower case, without the dot of the root, unless there is nothing else. */
    static String normalized(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.length() > 1 && lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
