/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Keeps a new hash for a user who has just logged in by an old one. Never makes that login fail. */
final class RenewedHashes {
    private final AccountStore store;
    private final PasswordChecks checks;
    private final Consumer<String> problems;
    private final AtomicBoolean failed = new AtomicBoolean();

    RenewedHashes(AccountStore store, PasswordChecks checks, Consumer<String> problems) {
        this.store = store;
        this.checks = checks;
        this.problems = problems;
    }

    /** Gives up after the first failure: where the store cannot be written, later logins need not try. */
    void renew(Account account, Password password) {
        Optional<PasswordHash> old = account.hash().filter(PasswordHash::needsRehash);
        if (failed.get() || old.isEmpty()) {
            return;
        }
        try {
            Optional<PasswordHash> fresh = fresh(old.get(), password);
            if (fresh.isPresent()) {
                store.renew(account, fresh.get());
            }
        } catch (IOException unwritable) {
            if (failed.compareAndSet(false, true)) {
                problems.accept("Old hashes are no longer renewed at login: " + unwritable.getMessage());
            }
        }
    }

    /** Nothing when the server is too busy: the next login will do. */
    private Optional<PasswordHash> fresh(PasswordHash old, Password password) {
        try {
            return checks.renewed(old, password);
        } catch (LoginRefusedException busy) {
            return Optional.empty();
        }
    }
}
