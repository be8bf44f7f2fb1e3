/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.util.IPAddress;

/**
 * Whether a certificate is for the host a client wanted (RFC 9525, section 6): a DNS name whole, or but for its first label
 * when that is {@code *}; an address whole. What stands in the subject does not count. Nothing is looked up.
 */
final class HostMatch {
    private static final Integer DNS_NAME = 2;
    private static final Integer IP_ADDRESS = 7;
    /** A name that somebody made to be long is not read to its end. */
    private static final int MOST_TOLD = 5;

    private final String host;
    private final Optional<InetAddress> address;

    HostMatch(String host) {
        this.address =
                literal(host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host);
        this.host = normalized(host);
    }

    /** What is wrong with the names of a certificate, in one sentence. */
    Optional<String> fault(X509Certificate certificate) {
        List<String> names = names(certificate, DNS_NAME);
        List<String> addresses = names(certificate, IP_ADDRESS);
        boolean named = address.isPresent()
                ? addresses.stream().anyMatch(one -> literal(one).equals(address))
                : names.stream().anyMatch(this::isMeantBy);
        return named
                ? Optional.empty()
                : Optional.of("The certificate is for " + told(certificate, names, addresses) + ", not for "
                        + Validity.printable(host) + ".");
    }

    private boolean isMeantBy(String name) {
        String pattern = normalized(name);
        int dot = host.indexOf('.');
        return pattern.equals(host)
                || (pattern.startsWith("*.") && dot > 0 && pattern.substring(1).equals(host.substring(dot)));
    }

    private static String told(X509Certificate certificate, List<String> names, List<String> addresses) {
        String all = Stream.concat(names.stream(), addresses.stream())
                .limit(MOST_TOLD)
                .map(Validity::printable)
                .collect(Collectors.joining(", "));
        int more = names.size() + addresses.size() - MOST_TOLD;
        if (all.isEmpty()) {
            return "no host at all (its subject is " + Validity.name(certificate) + ", which does not count)";
        }
        return more > 0 ? all + " and " + more + " more" : all;
    }

    private static List<String> names(X509Certificate certificate, Integer type) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
                    .flatMap(Collection::stream)
                    .filter(name -> type.equals(name.get(0)))
                    .map(name -> Objects.toString(name.get(1)))
                    .toList();
        } catch (CertificateParsingException e) {
            return List.of(); // names that cannot be read are names nobody has
        }
    }

    private static Optional<InetAddress> literal(String text) {
        if (!IPAddress.isValidIPv4(text) && !IPAddress.isValidIPv6(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Lower case, letters beyond ASCII encoded, without the dot of the root. */
    private static String normalized(String name) {
        String whole = name.length() > 1 && name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        try {
            return IDN.toASCII(whole).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return whole.toLowerCase(Locale.ROOT);
        }
    }
}
