/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

/**
 * Decides who may log in. May block: the engine calls it on a decision worker, never on an event loop. Called by many threads
 * at once, once for each attempt. A {@link LoginRefusedException} is an answer; any other exception is a fault of the
 * authenticator, which the engine treats as {@link LoginRefusedException.Reason#UNAVAILABLE} and logs. The catch: an unknown
 * name has to take as long as a wrong password, or names can be found out by a clock; {@link PasswordChecks#login} sees to it.
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
     * Asks this one, then {@code next} if this one does not know the user. A user this one knows is decided by this one alone.
     * The catch: a wrong password is shown to {@code next} as well and its verdict ignored, because otherwise the time would
     * tell which names this one knows; so both may count it as a failure.
     */
    default Authenticator or(Authenticator next) {
        return new EitherAuthenticator(this, next);
    }
}
