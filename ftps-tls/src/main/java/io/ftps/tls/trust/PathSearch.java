/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/**
 * Finds the ways from a client's certificate to our anchors: an issuer is who has the name and the key. Rules are not looked
 * at, so that the true reason can be told when one is broken. What clients send is bounded: nobody makes us check more than
 * {@value #MOST_SIGNATURE_CHECKS} signatures.
 */
final class PathSearch {
    /** Certificates a client sent that are looked at, its own among them. */
    static final int MOST_PRESENTED = 16;
    /** Signatures checked for one client. */
    static final int MOST_SIGNATURE_CHECKS = 64;
    /** Ways that are told. */
    static final int MOST_PATHS = 8;

    private final Set<X509Certificate> anchors;
    private final Map<X500Principal, List<X509Certificate>> anchorsByName;

    PathSearch(Collection<X509Certificate> anchors) {
        this.anchors = new HashSet<>(anchors);
        this.anchorsByName =
                this.anchors.stream().collect(Collectors.groupingBy(X509Certificate::getSubjectX500Principal));
    }

    /** The shortest first where an issuer is both anchor and presented; none for an anchor itself. */
    List<TrustPath> paths(List<X509Certificate> chain) {
        if (anchors.contains(chain.get(0))) {
            return List.of();
        }
        Walk walk = new Walk(chain.stream()
                .limit(MOST_PRESENTED)
                .filter(certificate -> !anchors.contains(certificate))
                .distinct()
                .toList());
        walk.on(List.of(chain.get(0)));
        return walk.found;
    }

    /** The search for one client. */
    private final class Walk {
        private final List<X509Certificate> presented;
        private final List<TrustPath> found = new ArrayList<>();
        private int checks;

        Walk(List<X509Certificate> presented) {
            this.presented = presented;
        }

        /** Goes on from the last certificate of a path, as deep as there are certificates. */
        void on(List<X509Certificate> path) {
            X509Certificate last = path.get(path.size() - 1);
            X500Principal issuer = last.getIssuerX500Principal();
            for (X509Certificate anchor : anchorsByName.getOrDefault(issuer, List.of())) {
                if (goesOn() && issued(anchor, last)) {
                    found.add(new TrustPath(path, anchor));
                }
            }
            for (X509Certificate next : presented) {
                boolean named = next.getSubjectX500Principal().equals(issuer) && !path.contains(next);
                if (named && goesOn() && issued(next, last)) {
                    on(Stream.concat(path.stream(), Stream.of(next)).toList());
                }
            }
        }

        private boolean goesOn() {
            return checks < MOST_SIGNATURE_CHECKS && found.size() < MOST_PATHS;
        }

        private boolean issued(X509Certificate issuer, X509Certificate subject) {
            checks++;
            return Signatures.isBy(issuer, subject);
        }
    }
}
