/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import io.ftps.tls.IssuerChain;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stands in a certificate, in words. RFC 5280. */
record Facts(X509Certificate certificate) {
    private static final Map<String, String> PURPOSES =
            Map.of("1.3.6.1.5.5.7.3.1", "TLS servers", "1.3.6.1.5.5.7.3.2", "TLS clients", "2.5.29.37.0", "anything");
    /** Of alternative names: the mail address, the DNS name, the URI, the address. */
    private static final List<Integer> READABLE = List.of(1, 2, 6, 7);

    String subject() {
        return certificate.getSubjectX500Principal().getName();
    }

    String issuer() {
        return IssuerChain.isSelfSigned(certificate)
                ? "itself"
                : certificate.getIssuerX500Principal().getName();
    }

    /** Names and addresses, and a hyphen for none. */
    String names() {
        String names = alternativeNames().stream()
                .filter(name -> name.get(0) instanceof Integer kind && READABLE.contains(kind))
                .map(name -> shortened(String.valueOf(name.get(1))))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "-" : names;
    }

    /** As certificates hold them, lower case. */
    List<String> dnsNames() {
        return alternativeNames().stream()
                .filter(name -> Objects.equals(name.get(0), 2))
                .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
                .toList();
    }

    private Collection<List<?>> alternativeNames() {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).orElse(List.of());
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /** The JDK writes an IPv6 address in full. */
    private static String shortened(String name) {
        return name.matches("([0-9a-f]+:){7}[0-9a-f]+") ? name.replaceFirst("(^|:)(0:)+0?", "::") : name;
    }

    /** Whom it is for. */
    String purpose() {
        int depth = certificate.getBasicConstraints();
        if (depth >= 0) {
            return "issuing certificates" + (depth == 0 ? ", but no authorities" : "");
        }
        try {
            return Optional.ofNullable(certificate.getExtendedKeyUsage()).orElse(List.of("2.5.29.37.0")).stream()
                    .map(purpose -> PURPOSES.getOrDefault(purpose, purpose))
                    .collect(Collectors.joining(", "));
        } catch (CertificateParsingException e) {
            return "unreadable";
        }
    }
}
