/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.auth.Account;
import java.util.List;
import java.util.Optional;

/**
 * Whom the lines of the start screen log in as.
 *
 * @param user the login name
 * @param password shown only for the demo user; without it clients ask
 */
public record Login(String user, Optional<String> password) {
    /**
     * The first user there is, whose password only he or she knows.
     *
     * @param accounts who may log in
     * @return the name, or {@code USER} if there is nobody yet
     */
    public static Login likely(List<Account> accounts) {
        return new Login(
                accounts.stream()
                        .findFirst()
                        .map(account -> account.user().name())
                        .orElse("USER"),
                Optional.empty());
    }

    /** The name, and the password behind the separator if there is one. */
    String joined(String separator) {
        return user + password.map(secret -> separator + secret).orElse("");
    }

    @Override
    public String toString() {
        return user + (password.isPresent() ? " with password ***" : "");
    }
}
