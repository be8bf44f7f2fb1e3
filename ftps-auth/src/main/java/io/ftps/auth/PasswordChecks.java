/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import io.ftps.auth.LoginRefusedException.Reason;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Checks passwords, a few at a time. A hash is made to be slow and to take memory (19 MiB for Argon2id), so a crowd of logins
 * would take all of both: here each check takes a {@link Builder#permits permit}, and waits in a bounded queue for it. Blocks:
 * its callers are the engine's decision workers, which wait here. Safe for use by several threads. The catch: the memory is
 * bounded for each instance, so share one among all stores of a process.
 */
public final class PasswordChecks {
    private final HashPermits permits;
    private final BiPredicate<PasswordHash, char[]> comparison;

    PasswordChecks(HashPermits permits, BiPredicate<PasswordHash, char[]> comparison) {
        this.permits = permits;
        this.comparison = comparison;
    }

    /** Checks with all defaults of {@link Builder}. */
    public static PasswordChecks standard() {
        return builder().build();
    }

    /** Begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Whether the hash is that of the password; waits for a permit.
     *
     * @throws LoginRefusedException {@link Reason#BUSY} if too many wait or the wait is too long, {@link Reason#UNAVAILABLE} if
     *     the thread is interrupted, as when the server stops
     */
    public boolean matches(PasswordHash hash, Password password) throws LoginRefusedException {
        char[] characters = password.characters();
        try {
            return permits.under(hash.memory(), () -> comparison.test(hash, characters));
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /**
     * {@link PasswordHash#renewed}, under a permit.
     *
     * @throws LoginRefusedException as {@link #matches} does
     */
    public Optional<PasswordHash> renewed(PasswordHash hash, Password password) throws LoginRefusedException {
        char[] characters = password.characters();
        try {
            return permits.under(HashPermits.UNIT, () -> hash.renewed(characters));
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /** Says how many checks run and wait. */
    public static final class Builder {
        private int permits = HashPermits.defaultNumber();
        private int queue = 64;
        private Duration longestWait = Duration.ofSeconds(10);

        private Builder() {}

        /**
         * Permits, each for one check of up to 19 MiB; a costlier hash takes as many as its memory needs, at most all. The
         * default is the number of processors, or fewer if they would take more than a quarter of the heap.
         */
        public Builder permits(int number) {
            new Bounds("The number of password check permits", "", 1, 1_024).check(number);
            this.permits = number;
            return this;
        }

        /**
         * Checks that may wait for a permit; one more is refused at once as {@link Reason#BUSY}. The default is 64. Each one
         * waiting holds a thread, so the number of decision workers is a bound as well.
         */
        public Builder queue(int number) {
            new Bounds("The number of waiting password checks", "", 0, 65_536).check(number);
            this.queue = number;
            return this;
        }

        /** How long a check waits for its permit before it is refused as {@link Reason#BUSY}; the default is 10 seconds. */
        public Builder longestWait(Duration duration) {
            new Bounds("The longest wait of a password check", " ms", 1, 600_000).check(duration.toMillis());
            this.longestWait = duration;
            return this;
        }

        /** The checks; they hold no thread of their own and need not be closed. */
        public PasswordChecks build() {
            return build(PasswordHash::matches);
        }

        /** With another comparison, so that tests can count and stop it. */
        PasswordChecks build(BiPredicate<PasswordHash, char[]> comparison) {
            return new PasswordChecks(new HashPermits(permits, queue, longestWait), comparison);
        }
    }
}
