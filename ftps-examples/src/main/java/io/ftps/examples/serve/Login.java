/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.auth.Account;
import io.ftps.auth.User;
import io.ftps.auth.file.UsersFileEditor;
import io.ftps.examples.config.AccountSource;
import java.io.IOException;
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
     * @throws IOException when a users file cannot be read
     */
    public static Login likely(AccountSource accounts) throws IOException {
        return new Login(users(accounts).stream().findFirst().map(User::name).orElse("USER"), Optional.empty());
    }

    private static List<User> users(AccountSource accounts) throws IOException {
        if (accounts instanceof AccountSource.InFile inFile) {
            return UsersFileEditor.of(inFile.file()).list().stream()
                    .map(Account::user)
                    .toList();
        }
        return ((AccountSource.Inline) accounts)
                .accounts().stream().map(account -> account.user()).toList();
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
