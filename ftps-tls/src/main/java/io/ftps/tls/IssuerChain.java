/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way from a certificate to whoever vouches for it, as far as certificates are at hand: each before its issuer, as TLS 1.2
 * demands of what a server shows (RFC 5246, section 7.4.2). Signatures are right; nothing else is looked at. Immutable.
 *
 * @param certificates the first, then its issuer, and so on
 * @param strangers certificates that were given and are no part of it
 */
public record IssuerChain(List<X509Certificate> certificates, List<X509Certificate> strangers) {
    /** Copies the lists. */
    public IssuerChain {
        certificates = List.copyOf(certificates);
        strangers = List.copyOf(strangers);
    }

    /**
     * Follows the issuers.
     *
     * @param own where it begins
     * @param given among whom issuers are looked for, in any order
     * @return the chain
     */
    public static IssuerChain from(X509Certificate own, List<X509Certificate> given) {
        List<X509Certificate> rest = new ArrayList<>(given);
        List<X509Certificate> ordered = new ArrayList<>();
        Optional<X509Certificate> next = Optional.of(own);
        while (next.isPresent()) {
            X509Certificate subject = next.get();
            ordered.add(subject);
            rest.removeIf(subject::equals);
            next = rest.stream().filter(issuer -> issued(issuer, subject)).findFirst();
        }
        return new IssuerChain(ordered, rest);
    }

    /** {@return the certificate that it begins with} */
    public X509Certificate first() {
        return certificates.get(0);
    }

    /** {@return the certificate whose issuer is not at hand, or that is its own issuer} */
    public X509Certificate last() {
        return certificates.get(certificates.size() - 1);
    }

    /** {@return whether it ends at a root, so that nobody is missing} */
    public boolean isWhole() {
        return isSelfSigned(last());
    }

    /**
     * Tells whether nobody but its own key vouches for a certificate.
     *
     * @param certificate any
     * @return whether it is signed with its own key
     */
    public static boolean isSelfSigned(X509Certificate certificate) {
        return issued(certificate, certificate);
    }

    private static boolean issued(X509Certificate issuer, X509Certificate subject) {
        if (!issuer.getSubjectX500Principal().equals(subject.getIssuerX500Principal())) {
            return false;
        }
        try {
            subject.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false; // another key under the same name
        }
    }
}
