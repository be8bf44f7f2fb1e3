/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import io.ftps.auth.Account;
import io.ftps.auth.Authenticator;
import io.ftps.auth.Decoys;
import io.ftps.auth.LoginAttempt;
import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.PasswordChecks;
import io.ftps.auth.User;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * Users kept in a text file, written by {@link UsersFileEditor} or by hand. A changed file counts from the first login a second
 * or more after the last look at it; a broken or missing one is reported once and the users read before stay. Blocks, for the
 * password check and sometimes to read or write the file; safe for use by many threads; holds no thread and no open file.
 *
 * <p>An unknown name takes as long as a wrong password: see {@link Decoys}. The catch: by default it writes to the file, since
 * {@linkplain HashRenewal old hashes are renewed at login}.
 */
public final class UsersFile implements Authenticator {
    private final FollowedUsers users;
    private final PasswordChecks checks;
    private final Optional<RenewedHashes> renewal;
    private final Decoys decoys = new Decoys();

    private UsersFile(Builder builder) throws UsersFileException {
        this.users = new FollowedUsers(builder.file, builder.clock, builder.problems);
        this.checks = builder.checks.orElseGet(PasswordChecks::standard);
        this.renewal = switch (builder.renewal) {
            case RENEW_AT_LOGIN ->
                Optional.of(new RenewedHashes(UsersFileEditor.of(builder.file), checks, builder.problems));
            case KEEP_AS_IS -> Optional.empty();
        };
    }

    /**
     * Opens a file with all defaults of {@link Builder}.
     *
     * @throws UsersFileException if it is missing, unreadable, or has a mistake: with file, line and expectation
     */
    public static UsersFile open(Path file) throws UsersFileException {
        return builder(file).open();
    }

    /** Begins with the defaults. */
    public static Builder builder(Path file) {
        return new Builder(file);
    }

    @Override
    public User authenticate(LoginAttempt attempt) throws LoginRefusedException {
        UsersText now = users.current();
        Optional<Account> account = now.find(attempt.userName());
        User user = checks.login(attempt, account, decoys.forName(attempt.userName(), now.hashes()));
        renewal.ifPresent(hashes -> account.ifPresent(known -> hashes.renew(known, attempt.credentials())));
        return user;
    }

    /** Says how the file is used. */
    public static final class Builder {
        private final Path file;
        private Clock clock = Clock.systemUTC();
        private Consumer<String> problems = LoggerFactory.getLogger(UsersFile.class)::warn;
        private Optional<PasswordChecks> checks = Optional.empty();
        private HashRenewal renewal = HashRenewal.RENEW_AT_LOGIN;

        private Builder(Path file) {
            this.file = file;
        }

        /** Checks shared with other stores; by default this file has its own. */
        public Builder checks(PasswordChecks shared) {
            this.checks = Optional.of(shared);
            return this;
        }

        /**
         * Who is told, in one sentence without secrets, that the file is broken, missing, or open to others; by default it is a
         * warning to SLF4J. Called on the thread of a login, or of {@link #open}; must not throw.
         */
        public Builder problems(Consumer<String> listener) {
            this.problems = listener;
            return this;
        }

        /** Whether old hashes are renewed; the default is {@link HashRenewal#RENEW_AT_LOGIN}. */
        public Builder renewal(HashRenewal choice) {
            this.renewal = choice;
            return this;
        }

        /** The clock by which the file is looked at, and its time of change judged; by default the system's. */
        public Builder clock(Clock other) {
            this.clock = other;
            return this;
        }

        /**
         * Reads the file.
         *
         * @throws UsersFileException if it is missing, unreadable, or has a mistake: with file, line and expectation
         */
        public UsersFile open() throws UsersFileException {
            return new UsersFile(this);
        }
    }
}
