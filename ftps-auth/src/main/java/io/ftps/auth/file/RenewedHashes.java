/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import io.ftps.auth.Account;
import io.ftps.auth.Credentials;
import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.Password;
import io.ftps.auth.PasswordChecks;
import io.ftps.auth.PasswordHash;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Writes a new hash for a user who has just logged in by an old one. Never makes that login fail. */
final class RenewedHashes {
    private final UsersFileEditor editor;
    private final PasswordChecks checks;
    private final Consumer<String> problems;
    private final AtomicBoolean failed = new AtomicBoolean();

    RenewedHashes(UsersFileEditor editor, PasswordChecks checks, Consumer<String> problems) {
        this.editor = editor;
        this.checks = checks;
        this.problems = problems;
    }

    /** Gives up after the first failure: where the file cannot be written, later logins need not try. */
    void renew(Account account, Credentials credentials) {
        if (failed.get() || account.hash().filter(PasswordHash::needsRehash).isEmpty()) {
            return;
        }
        try {
            Optional<PasswordHash> fresh = fresh(account, credentials);
            if (fresh.isPresent()) {
                editor.renew(account, fresh.get());
            }
        } catch (IOException unwritable) {
            if (failed.compareAndSet(false, true)) {
                problems.accept("Old hashes are no longer renewed at login: " + unwritable.getMessage());
            }
        }
    }

    /** Nothing when the server is too busy: the next login will do. */
    private Optional<PasswordHash> fresh(Account account, Credentials credentials) {
        Optional<Password> password = credentials.password();
        Optional<PasswordHash> hash = account.hash();
        try {
            return password.isPresent() && hash.isPresent()
                    ? checks.renewed(hash.get(), password.get())
                    : Optional.empty();
        } catch (LoginRefusedException busy) {
            return Optional.empty();
        }
    }
}
