/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Users an embedder names in its own code. As an {@link Authenticator} it decides as {@link AccountLogins} does with its defaults,
 * so it blocks; for another mapping or a holding tank make your own from it. A hash that is renewed lasts as long as this object.
 * Safe for use by many threads. The catch: hashing takes about 50 milliseconds a user, so thousands of users belong in a store
 * that keeps hashes.
 */
public final class InMemoryUsers implements AccountStore, Authenticator {
    private static final int SAMPLE = 200;

    private final Map<String, Account> accounts;
    private final AccountLogins logins;

    private InMemoryUsers(Builder builder) {
        this.accounts = new ConcurrentHashMap<>(builder.accounts);
        this.logins = AccountLogins.builder(this)
                .checks(builder.checks.orElseGet(PasswordChecks::standard))
                .build();
    }

    /** Begins with nobody. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public User authenticate(LoginAttempt attempt) throws LoginRefusedException {
        return logins.authenticate(attempt);
    }

    @Override
    public void review(User user, Optional<PresentedCertificate> presented) throws LoginRefusedException {
        logins.review(user, presented);
    }

    @Override
    public Optional<Account> find(String userName) {
        return Optional.ofNullable(accounts.get(userName));
    }

    @Override
    public List<PasswordHash> sampleOfHashes() {
        return accounts.values().stream()
                .flatMap(account -> account.hash().stream())
                .limit(SAMPLE)
                .toList();
    }

    @Override
    public void renew(Account old, PasswordHash fresh) {
        accounts.replace(old.user().name(), old, old.withHash(fresh));
    }

    /** Collects users. Each {@code user} method refuses a name given twice with {@link IllegalArgumentException}. */
    public static final class Builder {
        private final Map<String, Account> accounts = new LinkedHashMap<>();
        private Optional<PasswordChecks> checks = Optional.empty();

        private Builder() {}

        /** Adds a user whose folder the server decides; hashes the password now, for about 50 milliseconds. */
        public Builder user(String name, char[] password) {
            return user(new Account(User.named(name), PasswordHash.argon2id(password)));
        }

        /** Adds a user with a folder of his or her own; hashes the password now, for about 50 milliseconds. */
        public Builder user(String name, char[] password, Path home) {
            return user(new Account(User.named(name).withHome(home), PasswordHash.argon2id(password)));
        }

        /** Adds a user whose hash is known. */
        public Builder user(Account account) {
            String name = account.user().name();
            if (accounts.putIfAbsent(name, account) != null) {
                throw new IllegalArgumentException("User \"" + name + "\" is given twice (expected: each name once).");
            }
            return this;
        }

        /** Checks shared with other stores; by default these users have their own. */
        public Builder checks(PasswordChecks shared) {
            this.checks = Optional.of(shared);
            return this;
        }

        /** The users as collected so far. */
        public InMemoryUsers build() {
            return new InMemoryUsers(this);
        }
    }
}
