/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Users an embedder names in its own code. Immutable; checks passwords as {@link PasswordChecks} does, so it blocks. An unknown
 * name takes as long as a wrong password. The catch: hashing takes about 50 milliseconds a user, so thousands of users belong in
 * a store that keeps hashes.
 */
public final class InMemoryUsers implements Authenticator {
    private final Map<String, Account> accounts;
    private final List<PasswordHash> hashes;
    private final PasswordChecks checks;
    private final Decoys decoys = new Decoys();

    private InMemoryUsers(Builder builder) {
        this.accounts = Map.copyOf(builder.accounts);
        this.hashes = builder.accounts.values().stream()
                .flatMap(account -> account.hash().stream())
                .toList();
        this.checks = builder.checks.orElseGet(PasswordChecks::standard);
    }

    /** Begins with nobody. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public User authenticate(LoginAttempt attempt) throws LoginRefusedException {
        String name = attempt.userName();
        return checks.login(attempt, Optional.ofNullable(accounts.get(name)), decoys.forName(name, hashes));
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
