/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

/**
 * What a store keeps of one user who logs in with a password.
 *
 * @param user who it is
 * @param hash what the password is checked against; prints without its value
 */
public record Account(User user, PasswordHash hash) {
    /** This account with another hash, as after a change of the password. */
    public Account withHash(PasswordHash other) {
        return new Account(user, other);
    }
}
