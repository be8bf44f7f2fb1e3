/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.time.Instant;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * A certificate that belongs to a user, as a store keeps it.
 *
 * @param match how it is recognised
 * @param subject distinguished name of the certificate it was made from, by which a renewed one is noticed; empty where unknown
 * @param notAfter when that certificate expires; empty where unknown
 */
public record RegisteredCertificate(CertificateMatch match, Optional<String> subject, Optional<Instant> notAfter) {
    /** One of which nothing else is known. */
    public static RegisteredCertificate of(CertificateMatch match) {
        return new RegisteredCertificate(match, Optional.empty(), Optional.empty());
    }

    /** One that was made from a certificate at hand. */
    public static RegisteredCertificate of(CertificateMatch match, PresentedCertificate from) {
        return new RegisteredCertificate(
                match,
                Optional.of(from.leaf().getSubjectX500Principal().getName()),
                Optional.of(from.leaf().getNotAfter().toInstant()));
    }

    /** Whether the names of the subjects are the same, as {@link X500Principal} compares them. */
    boolean hasSubjectOf(PresentedCertificate presented) {
        return subject.flatMap(RegisteredCertificate::principal)
                .filter(presented.leaf().getSubjectX500Principal()::equals)
                .isPresent();
    }

    /** Nothing where a person wrote something else. */
    private static Optional<X500Principal> principal(String name) {
        try {
            return Optional.of(new X500Principal(name));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
