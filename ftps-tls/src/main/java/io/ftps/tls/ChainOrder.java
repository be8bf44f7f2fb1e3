/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts each certificate before its issuer, as TLS 1.2 demands (RFC 5246, section 7.4.2). */
final class ChainOrder {
    private ChainOrder() {}

    static List<X509Certificate> from(X509Certificate own, List<X509Certificate> given) {
        List<X509Certificate> rest = new ArrayList<>(given);
        List<X509Certificate> ordered = new ArrayList<>();
        Optional<X509Certificate> next = Optional.of(own);
        while (next.isPresent()) {
            X509Certificate subject = next.get();
            ordered.add(subject);
            rest.removeIf(subject::equals);
            next = rest.stream().filter(issuer -> issued(issuer, subject)).findFirst();
        }
        return List.copyOf(ordered);
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
