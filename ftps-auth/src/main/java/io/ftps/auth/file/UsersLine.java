/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import io.ftps.auth.Account;
import java.util.Optional;

/**
 * A line of a users file.
 *
 * @param text as it stands in the file, so that a rewrite changes no other line
 * @param account what it says, if it is neither empty nor a comment
 */
record UsersLine(String text, Optional<Account> account) {
    static UsersLine comment(String text) {
        return new UsersLine(text, Optional.empty());
    }

    static UsersLine of(Account account) {
        return new UsersLine(AccountLine.format(account), Optional.of(account));
    }

    /**
     * Reads a line that may end in CR.
     *
     * @throws IllegalArgumentException as {@link AccountLine#parse} does
     */
    static UsersLine parse(String text) {
        if (text.isBlank() || text.startsWith("#")) {
            return comment(text);
        }
        String content = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        return new UsersLine(text, Optional.of(AccountLine.parse(content)));
    }

    boolean isOf(String name) {
        return account.filter(a -> a.user().name().equals(name)).isPresent();
    }
}
