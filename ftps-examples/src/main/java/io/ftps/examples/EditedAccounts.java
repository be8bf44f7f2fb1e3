/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.auth.Account;
import io.ftps.auth.AccountEditor;
import io.ftps.auth.HoldingTank;
import io.ftps.examples.accounts.OpenAccounts;
import io.ftps.examples.config.AccountSource;
import io.ftps.examples.config.LoginSettings;
import java.io.IOException;
import java.util.Optional;

/**
 * Accounts that a command changes.
 *
 * @param accounts all that were opened
 * @param editor of those that are changed
 * @param place where these are
 * @param tankPlace where certificates wait
 */
record EditedAccounts(OpenAccounts accounts, AccountEditor editor, String place, String tankPlace)
        implements AutoCloseable {
    static EditedAccounts of(OpenAccounts accounts, LoginSettings settings) throws IOException {
        Optional<AccountEditor> editor = accounts.editor();
        if (editor.isEmpty()) {
            accounts.close();
            throw new IOException("The configuration names neither a users file nor a database (expected: users with"
                    + " file or jdbc); change its users in the configuration itself.");
        }
        String place = settings.sources().stream()
                .filter(source -> source instanceof AccountSource.InFile || source instanceof AccountSource.InDatabase)
                .findFirst()
                .map(AccountSource::name)
                .orElseThrow();
        return new EditedAccounts(accounts, editor.get(), place, settings.tank().toString());
    }

    /** The account of a name; one sentence if nobody has it. */
    Account account(String name) throws IOException {
        return editor.list().stream()
                .filter(account -> account.user().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "User \"" + name + "\" of " + place + " is unknown; list the users to see their names."));
    }

    /** The tank; one sentence where there is none. */
    HoldingTank tank() throws IOException {
        return accounts.tank().orElseThrow(() -> new IOException("The tank is off, so no certificate waits."));
    }

    @Override
    public void close() {
        accounts.close();
    }
}
