/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import io.ftps.auth.Account;
import io.ftps.auth.HeldCertificate;
import io.ftps.auth.HoldingTank;
import io.ftps.auth.PresentedCertificate;
import io.ftps.auth.file.TankEntry.Repeats;
import io.ftps.auth.file.TankEntry.State;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A holding tank in one file that only its owner can read, which servers and tools share. A new entry is on disk before
 * {@link #hold} returns; that one was seen again, and how many were dropped, is written along with the next change, at most
 * every 10 seconds. So who floods it makes it write no more than it has room for.
 *
 * <p>Holds at most 16 MiB of certificates, and of a chain the first 8 that fit in 32 KiB. An entry expires when it was not seen
 * for its life; a rejected one stays hidden for as long, and leaves its user's share to others at once. A file that cannot be
 * understood is left as it is, and every call fails with a {@link TankFileException} that names it. Blocks; safe for use by
 * several threads and processes. The catch: somebody who can put many good names to certificates of his own takes those users'
 * shares until an operator rejects what he sent.
 */
public final class FileHoldingTank implements HoldingTank {
    /** Entries, rejected ones too, unless said otherwise. */
    public static final int ENTRIES = 1_000;
    /** Entries that wait for one user, unless said otherwise. */
    public static final int ENTRIES_PER_USER = 3;
    /** Entries from one address, or one IPv6 network of 64 bits, unless said otherwise. */
    public static final int ENTRIES_PER_ADDRESS = 10;
    /** Life of an entry, unless said otherwise. */
    public static final Duration LIFE = Duration.ofDays(30);

    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(10);
    private static final int ID_BYTES = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TankFile file;
    private final TankBounds bounds;
    private final Clock clock;
    private final Map<TankEntry.Key, Repeats> repeats = new LinkedHashMap<>();
    private long dropped;
    private Instant countsWritten = Instant.EPOCH;

    private FileHoldingTank(Builder builder) {
        this.file = new TankFile(builder.file.toAbsolutePath(), builder.writing);
        this.bounds = builder.bounds;
        this.clock = builder.clock;
    }

    /** A tank in this file with all defaults of {@link Builder}; the first entry makes the file, its folder must exist. */
    public static FileHoldingTank of(Path file) {
        return builder(file).build();
    }

    /** Begins with the defaults. */
    public static Builder builder(Path file) {
        return new Builder(file);
    }

    @Override
    public synchronized Optional<HeldCertificate> hold(
            Account account, PresentedCertificate presented, InetAddress from) throws IOException {
        TankText tank = file.current().without(entry -> bounds.areOver(entry, now()));
        Optional<TankEntry> known = tank.find(
                new TankEntry.Key(account.user().name(), presented.digest().hex()));
        if (known.isPresent()) {
            return again(known.get(), from);
        }
        Optional<TankEntry> fresh = Optional.of(presented)
                .filter(one -> bounds.haveRoomFor(account.user().name(), TankEntry.place(from), tank))
                .flatMap(TankBounds::trimmed)
                .map(kept -> fresh(account, kept, from))
                .filter(entry -> bounds.haveRoomFor(entry, tank));
        if (fresh.isEmpty()) {
            dropped++;
            writeCountsIfDue();
            return Optional.empty();
        }
        return added(fresh.get());
    }

    @Override
    public synchronized List<HeldCertificate> list() throws IOException {
        return present().entries().stream()
                .filter(TankEntry::isWaiting)
                .map(TankEntry::held)
                .toList();
    }

    @Override
    public synchronized Optional<HeldCertificate> find(String id) throws IOException {
        return present().waiting(id).map(TankEntry::held);
    }

    @Override
    public synchronized void accepted(String id) throws IOException {
        change(tank -> tank.waiting(id)
                .map(entry -> tank.without(entry::equals).withDropped(0))
                .orElse(tank));
    }

    @Override
    public synchronized void rejected(String id) throws IOException {
        change(tank -> tank.waiting(id)
                .map(entry -> tank.replacing(one -> one.key().equals(entry.key()) ? one.rejected(now()) : one)
                        .withDropped(0))
                .orElse(tank));
    }

    @Override
    public synchronized long dropped() throws IOException {
        return present().dropped();
    }

    private Optional<HeldCertificate> again(TankEntry known, InetAddress from) throws IOException {
        if (!known.isWaiting()) {
            return Optional.empty();
        }
        repeats.merge(
                known.key(),
                new Repeats(1, from, now()),
                (before, once) -> new Repeats(before.count() + once.count(), once.from(), once.last()));
        HeldCertificate held = updated(known).held();
        writeCountsIfDue();
        return Optional.of(held);
    }

    private TankEntry fresh(Account account, PresentedCertificate presented, InetAddress from) {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        HeldCertificate held = new HeldCertificate(
                HexFormat.of().formatHex(id),
                account.user().name(),
                presented,
                from,
                1,
                now(),
                now(),
                account.renewedBy(presented));
        return TankEntry.of(held, State.WAITING);
    }

    /** Another process may have taken the room meanwhile, or added the same. */
    private Optional<HeldCertificate> added(TankEntry fresh) throws IOException {
        change(tank ->
                tank.find(fresh.key()).isPresent() || !bounds.haveRoomFor(fresh, tank) ? tank : tank.plus(fresh));
        Optional<TankEntry> there = file.current().find(fresh.key());
        if (there.isEmpty()) {
            dropped++;
        }
        return there.filter(TankEntry::isWaiting).map(TankEntry::held);
    }

    /** The tank as it would be written now. */
    private TankText present() throws IOException {
        return updated(file.current());
    }

    private void writeCountsIfDue() throws IOException {
        if (Duration.between(countsWritten, now()).abs().compareTo(BETWEEN_COUNTS) >= 0) {
            change(tank -> tank);
        }
    }

    private void change(UnaryOperator<TankText> change) throws IOException {
        countsWritten = now();
        file.change(tank -> change.apply(updated(tank)));
        repeats.clear();
        dropped = 0;
    }

    private TankText updated(TankText tank) {
        TankText counted = repeats.isEmpty() ? tank : tank.replacing(this::updated);
        TankText current = counted.without(entry -> bounds.areOver(entry, now()));
        return dropped == 0 ? current : current.withDropped(current.dropped() + dropped);
    }

    private TankEntry updated(TankEntry entry) {
        return Optional.ofNullable(repeats.get(entry.key()))
                .filter(again -> entry.isWaiting())
                .map(entry::repeated)
                .orElse(entry);
    }

    /** In milliseconds, as other stores keep it too. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Says how much the tank holds. */
    public static final class Builder {
        private static final int MOST_ENTRIES = 10_000;
        private static final Duration LONGEST_LIFE = Duration.ofDays(3_650);

        private final Path file;
        private Replacement.Writing writing = Replacement.Writing.TO_DISK;
        private TankBounds bounds = TankBounds.DEFAULT;
        private Clock clock = Clock.systemUTC();

        private Builder(Path file) {
            this.file = file;
        }

        /** Entries, rejected ones too; the default is {@value #ENTRIES}. */
        public Builder entries(int most) {
            bounds = bounds.withEntries(checked("entries", most));
            return this;
        }

        /** Entries that wait for one user; the default is {@value #ENTRIES_PER_USER}. */
        public Builder entriesPerUser(int most) {
            bounds = bounds.withPerUser(checked("entries a user", most));
            return this;
        }

        /** Entries from one address, or one IPv6 network of 64 bits; the default is {@value #ENTRIES_PER_ADDRESS}. */
        public Builder entriesPerAddress(int most) {
            bounds = bounds.withPerAddress(checked("entries an address", most));
            return this;
        }

        /** How long an entry is kept that is not seen again; the default is 30 days. */
        public Builder life(Duration time) {
            if (time.isNegative() || time.isZero() || time.compareTo(LONGEST_LIFE) > 0) {
                throw new IllegalArgumentException("The life of an entry is " + time.toSeconds()
                        + " s (expected: more than 0, at most " + LONGEST_LIFE.toDays() + " days).");
            }
            bounds = bounds.withLife(time);
            return this;
        }

        /** The clock by which entries age; by default the system's. */
        public Builder clock(Clock other) {
            this.clock = other;
            return this;
        }

        /** How the file is written; another way in tests, where the disk fails. */
        Builder writing(Replacement.Writing other) {
            this.writing = other;
            return this;
        }

        /** The tank; it holds no thread and no open file, and need not be closed. */
        public FileHoldingTank build() {
            return new FileHoldingTank(this);
        }

        private static int checked(String what, int number) {
            if (number < 1 || number > MOST_ENTRIES) {
                throw new IllegalArgumentException(
                        "The number of " + what + " is " + number + " (expected: 1 to " + MOST_ENTRIES + ").");
            }
            return number;
        }
    }
}
