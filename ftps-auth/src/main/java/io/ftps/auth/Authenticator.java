/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.util.Optional;

/**
 * Decides who may log in. May block: the engine calls it on a decision worker, never on an event loop. Called by many threads
 * at once, once for each attempt. A {@link LoginRefusedException} is an answer; any other exception is a fault of the
 * authenticator, which the engine treats as {@link LoginRefusedException.Reason#UNAVAILABLE} and logs. The catch: an unknown
 * name has to take as long as a wrong password, or names can be found out by a clock; {@link AccountLogins} sees to it.
 */
@FunctionalInterface
public interface Authenticator {
    /**
     * Answers who this is.
     *
     * @throws LoginRefusedException with the reason for the operator; the client is told the same for each wrong guess
     */
    User authenticate(LoginAttempt attempt) throws LoginRefusedException;

    /**
     * Whether somebody who has logged in may stay. Asked now and then about living sessions, on a decision worker. The default
     * lets everybody stay; a store answers no when the account, or the certificate it was entered by, is gone.
     *
     * @param user as {@link #authenticate} named him or her
     * @param presented the certificate of the session, if there is one
     * @throws LoginRefusedException with the reason for the operator; {@link LoginRefusedException.Reason#BUSY} and
     *     {@link LoginRefusedException.Reason#UNAVAILABLE} decide nothing
     */
    default void review(User user, Optional<PresentedCertificate> presented) throws LoginRefusedException {
        // everybody may stay
    }

    /**
     * Asks this one, then {@code next} if this one does not know the user. A user this one knows is decided by this one alone.
     * The catch: a wrong password is shown to {@code next} as well and its verdict ignored, because otherwise the time would
     * tell which names this one knows; so both may count it as a failure.
     */
    default Authenticator or(Authenticator next) {
        return new EitherAuthenticator(this, next);
    }
}
