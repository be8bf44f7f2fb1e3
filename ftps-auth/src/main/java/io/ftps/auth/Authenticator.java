/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

/** Decides who may log in. */
@FunctionalInterface
public interface Authenticator {
    User authenticate(LoginAttempt attempt) throws LoginRefusedException;
}
