/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import io.ftps.auth.Account;
import io.ftps.auth.AccountLogins;
import io.ftps.auth.AccountStore;
import io.ftps.auth.Authenticator;
import io.ftps.auth.HashRenewal;
import io.ftps.auth.LoginAttempt;
import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.PasswordChecks;
import io.ftps.auth.PasswordHash;
import io.ftps.auth.PresentedCertificate;
import io.ftps.auth.User;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * Users kept in a text file, written by {@link UsersFileEditor} or by hand. A changed file counts from the first login a second
 * or more after the last look at it; a broken or missing one is reported once and the users read before stay. Blocks, for the
 * password check and sometimes to read or write the file; safe for use by many threads; holds no thread and no open file.
 *
 * <p>As an {@link Authenticator} it decides as {@link AccountLogins} does with its defaults; for another mapping or a holding
 * tank make your own from it. The catch: by default it writes to the file, since {@linkplain HashRenewal old hashes are renewed
 * at login}.
 */
public final class UsersFile implements AccountStore, Authenticator {
    private final FollowedUsers users;
    private final UsersFileEditor editor;
    private final AccountLogins logins;

    private UsersFile(Builder builder) throws UsersFileException {
        this.users = new FollowedUsers(builder.file, builder.clock, builder.problems);
        this.editor = new UsersFileEditor(builder.file.toAbsolutePath(), builder.writing);
        this.logins = AccountLogins.builder(this)
                .checks(builder.checks.orElseGet(PasswordChecks::standard))
                .renewal(builder.renewal)
                .problems(builder.problems)
                .build();
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
        return logins.authenticate(attempt);
    }

    @Override
    public void review(User user, Optional<PresentedCertificate> presented) throws LoginRefusedException {
        logins.review(user, presented);
    }

    @Override
    public Optional<Account> find(String userName) {
        return users.current().find(userName);
    }

    @Override
    public List<PasswordHash> sampleOfHashes() {
        return users.current().hashes();
    }

    @Override
    public void renew(Account old, PasswordHash fresh) throws IOException {
        editor.renew(old, fresh);
    }

    /** Says how the file is used. */
    public static final class Builder {
        private final Path file;
        private Clock clock = Clock.systemUTC();
        private Consumer<String> problems = LoggerFactory.getLogger(UsersFile.class)::warn;
        private Optional<PasswordChecks> checks = Optional.empty();
        private HashRenewal renewal = HashRenewal.RENEW_AT_LOGIN;
        private Replacement.Writing writing = Replacement.Writing.TO_DISK;

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

        /** How the file is written; another way in tests, where the disk fails. */
        Builder writing(Replacement.Writing other) {
            this.writing = other;
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
