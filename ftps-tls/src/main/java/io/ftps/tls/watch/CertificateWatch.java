/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.watch;

import io.ftps.tls.follow.Looks;
import io.ftps.tls.watch.Matter.Moment;
import io.ftps.tls.watch.Matter.Occasion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at certificates once a day and tells people which of them expire, have expired or are missing.
 *
 * <p>Told is: at the start, everything that is wrong or will be within the greatest number of days before the end; then, at the hour
 * of the daily look, once for each such number that is reached, every day behind the end, and every day without a certificate where one
 * is needed; and at once when new files cannot be used. Nothing is told twice on a day, across restarts too: a file, the book, says what
 * was. Days are those of the zone. A look that was missed, because the server was down, is made up for at the next one: what
 * should have been told on day 14 is told on day 13.
 *
 * <p>Looks on a daemon thread of its own or an embedder's; the first look is made by {@link Builder#start}. What is told is written into
 * the book behind the listeners. The catch: a process that ends in between tells the same again.
 */
public final class CertificateWatch implements AutoCloseable {
    /** Days before its end at which a certificate can be told. */
    public static final int MOST_DAYS_BEFORE = 3_650;

    private static final Logger LOGGER = LoggerFactory.getLogger(CertificateWatch.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofHours(1);

    private final WatchedCertificates certificates;
    private final NoticeBook book;
    private final List<NoticeListener> listeners;
    private final Clock clock;
    private final ZoneId zone;
    private final LocalTime at;
    private final NavigableSet<Integer> daysBefore;
    private Instant notBefore = Instant.MIN;
    private Optional<LocalDate> looked = Optional.empty();
    private volatile Runnable stop = () -> {};

    private CertificateWatch(Builder settings) {
        this.certificates = settings.certificates;
        this.book = new NoticeBook(settings.book);
        this.listeners = List.copyOf(settings.listeners);
        this.clock = settings.clock;
        this.zone = settings.zone;
        this.at = settings.at;
        this.daysBefore = settings.daysBefore;
    }

    /**
     * Begins with the defaults.
     *
     * @param certificates what is watched
     * @param book the file that remembers what was told; its folder must exist and nobody else may write in it
     * @return settings with the log as the only listener, 14 days, 9 o'clock, the system's clock and zone
     */
    public static Builder builder(WatchedCertificates certificates, Path book) {
        return new Builder(certificates, book);
    }

    /** Looks now, as something has happened, such as that the last certificate is gone. Blocks as certificates and listeners do. */
    public synchronized void look() {
        look(Occasion.LATER);
    }

    /**
     * Tells that new files cannot be used and why, once a day for each place. Blocks as the listeners do.
     *
     * @param about which place; its certificate does not matter
     * @param fault a sentence that names the file
     */
    public synchronized void notReloaded(Watched about, String fault) {
        try {
            tellDue(List.of(Matter.notReloaded(about, fault, moment())), Occasion.LATER);
        } catch (IOException e) {
            LOGGER.warn("A notice could not be told: {} ({})", Notice.printable(fault), e.getMessage());
        }
    }

    /** What the thread does each minute: looks where the hour of the day has come. */
    synchronized void minute() {
        ZonedDateTime now = clock.instant().atZone(zone);
        boolean due = !now.toLocalTime().isBefore(at) && !looked.equals(Optional.of(now.toLocalDate()));
        if (due && !now.toInstant().isBefore(notBefore)) {
            if (look(Occasion.LATER)) {
                looked = Optional.of(now.toLocalDate());
            } else {
                notBefore = now.toInstant().plus(AFTER_A_FAILURE);
            }
        }
    }

    private Moment moment() {
        return new Moment(clock.instant(), zone);
    }

    /** Whether everything could be looked at and told. */
    private boolean look(Occasion occasion) {
        try {
            Moment moment = moment();
            List<Matter> matters = certificates.now().stream()
                    .flatMap(watched -> Matter.of(watched, moment, daysBefore).stream())
                    .toList();
            forgetAllBut(matters, moment.day());
            tellDue(matters, occasion);
            return true;
        } catch (IOException | RuntimeException e) {
            LOGGER.warn(
                    "Certificates could not be looked at, or notices not told; that is tried again: {}",
                    e.getMessage());
            return false;
        }
    }

    /** What is mended is over; what was told today stays, so that it is not told again if it comes back. */
    private void forgetAllBut(List<Matter> matters, LocalDate today) throws IOException {
        Set<String> present = new HashSet<>();
        matters.forEach(matter -> present.add(matter.key()));
        book.keepOnly(
                (matter, entry) -> present.contains(matter) || entry.told().equals(today));
    }

    private void tellDue(List<Matter> matters, Occasion occasion) throws IOException {
        List<Matter> due = new ArrayList<>();
        for (Matter matter : matters) {
            Optional<NoticeBook.Entry> before = book.find(matter.key());
            if (matter.isDue(before, occasion)) {
                due.add(matter.since(before));
            }
        }
        if (due.isEmpty()) {
            return;
        }
        List<Notice> notices = due.stream().map(Matter::notice).toList();
        for (NoticeListener listener : listeners) {
            listener.told(notices);
        }
        for (Matter told : due) {
            book.put(told.key(), told.entry());
        }
        book.save();
    }

    /** Stops looking, after a look that is under way. */
    @Override
    public void close() {
        stop.run();
    }

    /** Collects the settings. */
    public static final class Builder {
        private final WatchedCertificates certificates;
        private final Path book;
        private final List<NoticeListener> listeners = new ArrayList<>();
        private NavigableSet<Integer> daysBefore = new TreeSet<>(List.of(14));
        private LocalTime at = LocalTime.of(9, 0);
        private Clock clock = Clock.systemUTC();
        private ZoneId zone = ZoneId.systemDefault();
        private Looks looks = Looks.DEFAULT.every(Duration.ofMinutes(1));

        private Builder(WatchedCertificates certificates, Path book) {
            this.certificates = certificates;
            this.book = book;
            listeners.add(notices -> notices.forEach(
                    notice -> LOGGER.warn("{} {}", notice.sentence(), String.join(" | ", notice.remedy()))));
        }

        /**
         * Adds somebody who is told, beside the log.
         *
         * @param added hears of every notice
         * @return this
         */
        public Builder listener(NoticeListener added) {
            listeners.add(added);
            return this;
        }

        /**
         * Sets how many days before its end a certificate is told; the default is 14.
         *
         * @param days each from 0 to 3,650; at least one
         * @return this
         */
        public Builder daysBefore(Collection<Integer> days) {
            if (days.isEmpty() || days.stream().anyMatch(day -> day < 0 || day > MOST_DAYS_BEFORE)) {
                throw new IllegalArgumentException("daysBefore: " + days + " (expected: numbers from 0 to "
                        + MOST_DAYS_BEFORE + ", at least one)");
            }
            this.daysBefore = new TreeSet<>(days);
            return this;
        }

        /**
         * Sets when the daily look is made; the default is 9 o'clock in the zone of the system.
         *
         * @param hour in that zone; where a change of the clocks leaves it out, the look comes as soon as it is over
         * @param where the zone in which days are counted
         * @return this
         */
        public Builder at(LocalTime hour, ZoneId where) {
            this.at = hour;
            this.zone = where;
            return this;
        }

        /**
         * Sets the clock; the default is the system's.
         *
         * @param other of any zone
         * @return this
         */
        public Builder clock(Clock other) {
            this.clock = other;
            return this;
        }

        /**
         * Sets whose threads look, instead of a daemon thread of their own.
         *
         * @param executor whose threads may block; it is not shut down by us
         * @return this
         */
        public Builder scheduler(ScheduledExecutorService executor) {
            this.looks = looks.on(executor);
            return this;
        }

        /**
         * Looks for the first time, which blocks as certificates and listeners do, and goes on looking every day.
         *
         * @return the watch, to be closed
         */
        public CertificateWatch start() {
            CertificateWatch watch = begun();
            watch.stop = looks.begin("certificate-notices", watch::minute);
            return watch;
        }

        /** The first look alone. */
        CertificateWatch begun() {
            CertificateWatch watch = new CertificateWatch(this);
            synchronized (watch) {
                watch.look(Occasion.START);
            }
            return watch;
        }
    }
}
