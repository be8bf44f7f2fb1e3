/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Makes guessing passwords slow. It counts failed logins of each address and for each user name, says how long an answer is to
 * wait, and bans an address that fails too often. A name is slowed for strangers but never locked, and an address that has
 * logged in by it before does not wait for what others did. Names that nobody has are counted like those of users.
 *
 * <p>It only counts and says; whoever asks does the waiting, without holding a thread. Safe for use by several threads and on
 * event loops: each call takes some microseconds, however much is remembered. IPv6 addresses count by their /64, for a
 * subscriber has all of it. Memory is bounded by {@link Builder#entries}; of names only keyed hashes are kept. A restart
 * forgets everything. The catch: users behind one address are slowed and banned together, unless it is
 * {@linkplain Builder#exempt exempt}.
 */
public final class LoginGuard {
    private final GuardRules rules;
    private final LongSupplier nanoTime;
    private final KeyedHash hash = new KeyedHash();
    private final BoundedTable<FailedLogins> addresses;
    private final BoundedTable<FailureCount> names;
    private final BoundedTable<Boolean> knownGood;
    private final BoundedTable<Boolean> knownPlaces;

    private LoginGuard(Builder builder) {
        this.rules = builder.rules();
        this.nanoTime = builder.nanoTime;
        this.addresses = new BoundedTable<>(builder.entries);
        this.names = new BoundedTable<>(builder.entries);
        this.knownGood = new BoundedTable<>(builder.entries);
        this.knownPlaces = new BoundedTable<>(builder.entries);
    }

    /** Whether an address may try to log in. */
    public sealed interface Admission {
        /** It may. */
        record Admitted() implements Admission {}

        /** It may, and somebody has logged in from there before. */
        record Known() implements Admission {}

        /**
         * It may not, and nothing it sends needs to be looked at.
         *
         * @param left until the ban ends
         */
        record Banned(Duration left) implements Admission {}
    }

    /**
     * What a failed login leads to.
     *
     * @param delay how long its answer is to wait
     * @param ban how long its address is banned from now on, if this failure was one too many
     */
    public record Failure(Duration delay, Optional<Duration> ban) {}

    /** A guard with all defaults of {@link Builder}. */
    public static LoginGuard standard() {
        return builder().build();
    }

    /** Begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether an address may try to log in; to be asked when it connects, and before each attempt. */
    public synchronized Admission admit(InetAddress address) {
        long now = nanoTime.getAsLong();
        long place = hash.of(party(address));
        return addresses
                .find(place)
                .map(record -> record.bannedFor(now))
                .filter(left -> left > 0)
                .<Admission>map(left -> new Admission.Banned(Duration.ofNanos(left)))
                .or(() -> knownPlaces.find(place).map(known -> new Admission.Known()))
                .orElseGet(Admission.Admitted::new);
    }

    /** Whether a name has logged in from an address before, as far as is remembered. */
    public synchronized boolean isKnown(InetAddress address, String userName) {
        return isKnownGood(attempt(address, userName));
    }

    /** Counts a login that was refused for what the client sent; to be called for no fault of the server. */
    public synchronized Failure failed(InetAddress address, String userName) {
        long now = nanoTime.getAsLong();
        Attempt attempt = attempt(address, userName);
        names.put(attempt.name, countOf(attempt.name).plusOne(rules.window().toNanos(), now));
        Optional<FailedLogins> record = counted(address, attempt, now);
        Duration delay = rules.delayAfter(failuresAgainst(attempt, record, now));
        return new Failure(delay, record.flatMap(failures -> ban(failures, now)));
    }

    /**
     * Remembers that a name has logged in from an address, and forgives the address its failures for this name.
     *
     * @return how long the answer is to wait: as long as that to a wrong password would have, or nobody guessing would wait for
     *     it. Zero where neither address nor name has failed lately, and where the name has logged in from there before
     */
    public synchronized Duration succeeded(InetAddress address, String userName) {
        long now = nanoTime.getAsLong();
        Attempt attempt = attempt(address, userName);
        Optional<FailedLogins> record = recent(attempt, now);
        int failures = failuresAgainst(attempt, record, now);
        Duration delay = failures == 0 || isKnownGood(attempt) ? Duration.ZERO : rules.delayAfter(failures + 1);
        record.ifPresent(forgiving -> forgiving.forgive(attempt.name));
        knownGood.put(attempt.pair, true);
        knownPlaces.put(attempt.place, true);
        return delay;
    }

    /** The failures of an address with one more, unless it is exempt. */
    private Optional<FailedLogins> counted(InetAddress address, Attempt attempt, long now) {
        if (rules.exempts(address)) {
            return Optional.empty();
        }
        FailedLogins record = recent(attempt, now).orElseGet(FailedLogins::new);
        record.add(attempt.name, now);
        addresses.put(attempt.place, record);
        return Optional.of(record);
    }

    private Optional<FailedLogins> recent(Attempt attempt, long now) {
        Optional<FailedLogins> record = addresses.find(attempt.place);
        record.ifPresent(failures -> failures.forgetUntil(now - rules.window().toNanos()));
        return record;
    }

    /** How many failures slow this attempt: what others did to the name counts only where it has never logged in. */
    private int failuresAgainst(Attempt attempt, Optional<FailedLogins> record, long now) {
        int ofAddress = record.map(FailedLogins::count).orElse(0);
        int ofName = isKnownGood(attempt)
                ? 0
                : countOf(attempt.name).within(rules.window().toNanos(), now);
        return Math.max(ofAddress, ofName);
    }

    private Optional<Duration> ban(FailedLogins record, long now) {
        if (record.count() < rules.failures()) {
            return Optional.empty();
        }
        record.ban(now + rules.banTime().toNanos());
        return Optional.of(rules.banTime());
    }

    private boolean isKnownGood(Attempt attempt) {
        return knownGood.find(attempt.pair).isPresent();
    }

    private FailureCount countOf(long name) {
        return names.find(name).orElse(FailureCount.NONE);
    }

    /** The keys of one attempt: of its address, its name, and both together. */
    private record Attempt(long place, long name, long pair) {}

    private Attempt attempt(InetAddress address, String userName) {
        byte[] party = party(address);
        byte[] name = userName.getBytes(StandardCharsets.UTF_8);
        return new Attempt(hash.of(party), hash.of(name), hash.of(party, name));
    }

    /** What is counted as one: an IPv4 address, or a /64 of IPv6; behind its kind, so that no two look the same. */
    private static byte[] party(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address
                ? ByteBuffer.allocate(9).put((byte) 6).put(bytes, 0, 8).array()
                : ByteBuffer.allocate(5).put((byte) 4).put(bytes).array();
    }

    /** How much is remembered now, in the fullest table. */
    synchronized int entries() {
        return Math.max(addresses.size(), Math.max(names.size(), knownGood.size()));
    }

    /** Says how slow, and how many failures are too many. */
    public static final class Builder {
        private Duration baseDelay = Duration.ofMillis(500);
        private Duration longestDelay = Duration.ofSeconds(8);
        private int failures = 10;
        private Duration window = Duration.ofMinutes(10);
        private Duration banTime = Duration.ofMinutes(10);
        private List<Network> exempt = List.of();
        private int entries = 65_536;
        private LongSupplier nanoTime = System::nanoTime;

        private Builder() {}

        /** How long the answer to a first failure waits; each further one doubles it. The default is 500 milliseconds. */
        public Builder baseDelay(Duration delay) {
            new Bounds("The base delay of failed logins", " ms", 0, 60_000).check(delay.toMillis());
            this.baseDelay = delay;
            return this;
        }

        /**
         * How long an answer waits at most; the default is 8 seconds. Clients give up after some 20 to 60 seconds without an
         * answer, and then try again.
         */
        public Builder longestDelay(Duration delay) {
            new Bounds("The longest delay of failed logins", " ms", 0, 60_000).check(delay.toMillis());
            this.longestDelay = delay;
            return this;
        }

        /** How many failures within the {@link #window} ban an address; the default is 10. */
        public Builder failures(int number) {
            new Bounds("The number of failed logins that ban an address", "", 1, 1_000).check(number);
            this.failures = number;
            return this;
        }

        /** How long a failure counts; the default is 10 minutes. */
        public Builder window(Duration duration) {
            new Bounds("The window of failed logins", " s", 1, 86_400).check(duration.toSeconds());
            this.window = duration;
            return this;
        }

        /** How long a ban lasts; the default is 10 minutes. */
        public Builder banTime(Duration duration) {
            new Bounds("The time of a ban", " s", 1, 2_592_000).check(duration.toSeconds());
            this.banTime = duration;
            return this;
        }

        /**
         * Addresses that are neither banned nor slowed for their own failures, such as a proxy or a company behind one address;
         * none by default. The names they try are still counted.
         */
        public Builder exempt(List<Network> networks) {
            this.exempt = List.copyOf(networks);
            return this;
        }

        /**
         * How many addresses, names, and names known good at an address are remembered; of each kind the one longest unseen
         * is forgotten first. The default is 65,536, which takes 45 MB if all addresses are one failure short of a ban.
         */
        public Builder entries(int number) {
            new Bounds("The number of entries of the login guard", "", 16, 16_777_216).check(number);
            this.entries = number;
            return this;
        }

        /** A clock that never goes back, in nanoseconds; {@link System#nanoTime} by default. */
        public Builder nanoTime(LongSupplier clock) {
            this.nanoTime = clock;
            return this;
        }

        /** The guard; it holds no thread and need not be closed. */
        public LoginGuard build() {
            return new LoginGuard(this);
        }

        private GuardRules rules() {
            return new GuardRules(baseDelay, longestDelay, failures, window, banTime, exempt);
        }
    }
}
