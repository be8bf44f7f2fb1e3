/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Exact name, then one-label wildcard, then the fallback. */
final class SniSelector implements CertificateSelector {
    /** The type of a DNS name in {@link X509Certificate#getSubjectAlternativeNames()}. */
    private static final Integer DNS_NAME = 2;

    private final SniFallback fallback;
    private final CertifiedKey first;
    private final Map<String, CertifiedKey> byName = new HashMap<>();

    SniSelector(SniFallback fallback, List<CertifiedKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("A selection by name has no certificates (expected: at least one).");
        }
        this.fallback = fallback;
        this.first = keys.get(0);
        keys.forEach(this::addNames);
    }

    private void addNames(CertifiedKey key) {
        for (List<?> name : alternativeNames(key.certificate())) {
            if (DNS_NAME.equals(name.get(0))) {
                byName.putIfAbsent(normalized((String) name.get(1)), key);
            }
        }
    }

    private static Collection<List<?>> alternativeNames(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).orElse(List.of());
        } catch (CertificateParsingException e) {
            throw new IllegalArgumentException(
                    "The alternative names in the certificate of " + certificate.getSubjectX500Principal()
                            + " cannot be read: " + e.getMessage(),
                    e);
        }
    }

    @Override
    public Optional<CertifiedKey> select(ClientHello hello) {
        return hello.serverName().flatMap(this::find).or(() -> whenUnknown(hello.serverName()));
    }

    private Optional<CertifiedKey> find(String serverName) {
        String name = normalized(serverName);
        int dot = name.indexOf('.');
        return Optional.ofNullable(byName.get(name))
                .or(() -> dot > 0 ? Optional.ofNullable(byName.get("*" + name.substring(dot))) : Optional.empty());
    }

    private Optional<CertifiedKey> whenUnknown(Optional<String> serverName) {
        return switch (fallback) {
            case DEFAULT -> Optional.of(first);
            case REJECT -> throw new UnrecognizedNameException(serverName);
        };
    }

    private static String normalized(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
