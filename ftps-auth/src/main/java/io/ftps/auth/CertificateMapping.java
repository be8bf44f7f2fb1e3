/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.util.List;

/**
 * Decides whether a trusted certificate is a user's. Asked for one account, that of the name the client gave: a name is never
 * looked for. Called on a decision worker by many threads at once; may block; what it throws counts as no, and is logged. The
 * catch: it is also asked about names nobody has, with an account that has only the name, and its answer not heard, so that the
 * time does not tell.
 */
@FunctionalInterface
public interface CertificateMapping {
    /** Whether the certificate is that of the account. */
    boolean matches(PresentedCertificate presented, Account account);

    /** By the certificates that are registered in the account. */
    static CertificateMapping registered() {
        return (presented, account) -> account.certificates().stream()
                .anyMatch(registered -> registered.match().matches(presented));
    }

    /** By a name in the certificate that equals the login name, if an authority with one of these keys vouches for it. */
    static CertificateMapping userName(NameKind kind, List<Digest> authorities) {
        return (presented, account) ->
                isNamed(presented, kind, authorities, account.user().name());
    }

    /** By a name in the certificate that equals the full name, if an authority with one of these keys vouches for it. */
    static CertificateMapping fullName(NameKind kind, List<Digest> authorities) {
        return (presented, account) -> account.user()
                .fullName()
                .filter(name -> isNamed(presented, kind, authorities, name))
                .isPresent();
    }

    private static boolean isNamed(
            PresentedCertificate presented, NameKind kind, List<Digest> authorities, String name) {
        return presented.issuerKeys().stream().anyMatch(authorities::contains) && kind.isIn(presented.leaf(), name);
    }

    /** This one or another. */
    default CertificateMapping or(CertificateMapping other) {
        return (presented, account) -> matches(presented, account) || other.matches(presented, account);
    }
}
