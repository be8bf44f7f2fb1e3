/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.util.Optional;

/** Two authenticators, asked in order. Every wrong guess costs the work of both, whichever of them knows the name. */
final class EitherAuthenticator implements Authenticator {
    private final Authenticator first;
    private final Authenticator next;

    EitherAuthenticator(Authenticator first, Authenticator next) {
        this.first = first;
        this.next = next;
    }

    @Override
    public User authenticate(LoginAttempt attempt) throws LoginRefusedException {
        try {
            return first.authenticate(attempt);
        } catch (LoginRefusedException refused) {
            return switch (refused.reason()) {
                case UNKNOWN_USER -> next.authenticate(attempt);
                case WRONG_PASSWORD, CERTIFICATE_MISSING, CERTIFICATE_NOT_REGISTERED ->
                    throw afterTheWorkOfBoth(attempt, refused);
                case NOT_ALLOWED, BUSY, UNAVAILABLE -> throw refused;
            };
        }
    }

    /** Whoever knows the user decides; one that keeps no accounts knows everybody. */
    @Override
    public void review(User user, Optional<PresentedCertificate> presented) throws LoginRefusedException {
        try {
            first.review(user, presented);
        } catch (LoginRefusedException refused) {
            if (refused.reason() != LoginRefusedException.Reason.UNKNOWN_USER) {
                throw refused;
            }
            next.review(user, presented);
        }
    }

    /** The refusal a client would also see if {@link #first} did not know the name. */
    private LoginRefusedException afterTheWorkOfBoth(LoginAttempt attempt, LoginRefusedException refused) {
        try {
            next.authenticate(attempt);
            return refused;
        } catch (LoginRefusedException byNext) {
            return switch (byNext.reason()) {
                case UNKNOWN_USER, WRONG_PASSWORD, CERTIFICATE_MISSING, CERTIFICATE_NOT_REGISTERED, NOT_ALLOWED ->
                    refused;
                case BUSY, UNAVAILABLE -> byNext;
            };
        }
    }
}
