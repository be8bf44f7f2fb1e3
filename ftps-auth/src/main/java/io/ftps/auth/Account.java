/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a store keeps of one user.
 *
 * @param user who it is
 * @param method how he or she logs in
 * @param hash what a password is checked against; empty where none lets the user in; prints without its value
 * @param certificates those that are the user's
 */
public record Account(
        User user, LoginMethod method, Optional<PasswordHash> hash, List<RegisteredCertificate> certificates) {
    /** Copies the list. */
    public Account {
        certificates = List.copyOf(certificates);
    }

    /** A user who logs in with a password. */
    public Account(User user, PasswordHash hash) {
        this(user, LoginMethod.PASSWORD, Optional.of(hash), List.of());
    }

    /** This account with another hash, as after a change of the password. */
    public Account withHash(PasswordHash other) {
        return new Account(user, method, Optional.of(other), certificates);
    }

    /** This account with another way to log in. */
    public Account withMethod(LoginMethod other) {
        return new Account(user, other, hash, certificates);
    }

    /** This account with these certificates and no others. */
    public Account withCertificates(List<RegisteredCertificate> others) {
        return new Account(user, method, hash, others);
    }

    /** This account with one certificate more, in the place of one that is recognised in the same way. */
    public Account withCertificate(RegisteredCertificate added) {
        return withCertificates(Stream.concat(
                        certificates.stream().filter(one -> !one.match().equals(added.match())), Stream.of(added))
                .toList());
    }

    /** The certificate that this one seems to follow: a registered one with the same subject, which this one is not. */
    public Optional<RegisteredCertificate> renewedBy(PresentedCertificate presented) {
        boolean registered = certificates.stream().anyMatch(one -> one.match().matches(presented));
        return registered
                ? Optional.empty()
                : certificates.stream()
                        .filter(one -> one.hasSubjectOf(presented))
                        .findFirst();
    }

    /** This account with another user, as after a change of settings. */
    public Account withUser(User other) {
        return new Account(other, method, hash, certificates);
    }
}
