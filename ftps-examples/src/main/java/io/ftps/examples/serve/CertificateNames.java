/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The names and addresses a certificate is for. RFC 5280, section 4.2.1.6. */
final class CertificateNames {
    private static final Set<Integer> DNS_NAME_AND_ADDRESS = Set.of(2, 7);

    private CertificateNames() {}

    static List<String> of(X509Certificate certificate) {
        try {
            Collection<List<?>> names = Optional.ofNullable(certificate.getSubjectAlternativeNames())
                    .orElse(List.of());
            return names.stream()
                    .filter(name -> name.get(0) instanceof Integer kind && DNS_NAME_AND_ADDRESS.contains(kind))
                    .map(name -> shortened(String.valueOf(name.get(1))))
                    .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private static String shortened(String name) {
        return name.equals("0:0:0:0:0:0:0:1") ? "::1" : name;
    }

    /** A name to connect to: this machine's if the certificate has it, else the first that is not a pattern. */
    static String toConnectTo(X509Certificate certificate, String otherwise) {
        List<String> names = of(certificate);
        return names.contains("localhost")
                ? "localhost"
                : names.stream().filter(name -> !name.contains("*")).findFirst().orElse(otherwise);
    }
}
