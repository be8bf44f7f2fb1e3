/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.accounts;

import io.ftps.auth.Account;
import io.ftps.auth.AccountEditor;
import io.ftps.auth.Authenticator;
import io.ftps.auth.HoldingTank;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One place with accounts, opened. Blocks. */
interface OpenSource extends AutoCloseable {
    /** What decides about those who are kept here. */
    Authenticator logins(LoginRules rules) throws IOException;

    /** All accounts, where they can be listed. */
    List<Account> accounts() throws IOException;

    /** What changes them, where that is done by us. */
    default Optional<AccountEditor> editor() {
        return Optional.empty();
    }

    /** A tank beside them. */
    default Optional<HoldingTank> tank() {
        return Optional.empty();
    }

    @Override
    default void close() {
        // most hold nothing
    }
}
