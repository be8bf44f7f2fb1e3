/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.watch;

import io.ftps.tls.watch.Notice.Kind;
import io.ftps.tls.watch.NoticeBook.Entry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * Something that is wrong now, or soon will be.
 *
 * @param notice how it is told
 * @param stage for how many days before the end it is told; 0 where it is told every day
 */
record Matter(Notice notice, int stage) {
    /** What a look begins with. */
    enum Occasion {
        /** The server has just started, and whoever started it wants to know. */
        START,
        /** A day has gone by, or something has happened. */
        LATER
    }

    /** When a look happens. */
    record Moment(Instant now, ZoneId zone) {
        LocalDate day() {
            return now.atZone(zone).toLocalDate();
        }
    }

    /** What is wrong with it, if anything; of several numbers of days before the end the smallest one counts that is reached. */
    static Optional<Matter> of(Watched watched, Moment moment, NavigableSet<Integer> daysBefore) {
        if (watched.known().isEmpty()) {
            return Optional.of(daily(Kind.MISSING, watched, moment.now(), moment));
        }
        Instant end = watched.known().get().end();
        if (!moment.now().isBefore(end)) {
            return Optional.of(daily(Kind.EXPIRED, watched, end, moment));
        }
        long left =
                ChronoUnit.DAYS.between(moment.day(), end.atZone(moment.zone()).toLocalDate());
        return left > daysBefore.last()
                ? Optional.empty()
                : Optional.ofNullable(daysBefore.ceiling((int) left))
                        .map(stage -> new Matter(notice(Kind.EXPIRES_SOON, watched, end, moment), stage));
    }

    static Matter notReloaded(Watched watched, String fault, Moment moment) {
        return new Matter(
                new Notice(Kind.NOT_RELOADED, watched, moment.now(), moment.day(), moment.zone(), Optional.of(fault)),
                0);
    }

    private static Matter daily(Kind kind, Watched watched, Instant since, Moment moment) {
        return new Matter(notice(kind, watched, since, moment), 0);
    }

    private static Notice notice(Kind kind, Watched watched, Instant since, Moment moment) {
        return new Notice(kind, watched, since, moment.day(), moment.zone(), Optional.empty());
    }

    /** By what it is known again: a digest, since names may hold anything. That it expires and has expired is one matter. */
    String key() {
        String what = switch (notice.kind()) {
            case EXPIRES_SOON, EXPIRED ->
                notice.about().known().map(Watched.Known::digest).orElse("");
            case MISSING, NOT_RELOADED -> notice.kind().name();
        };
        String text = what + ' ' + notice.about().role() + ' ' + notice.about().place();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** Whether it is to be told, after what was told before; never twice on a day. */
    boolean isDue(Optional<Entry> before, Occasion occasion) {
        if (before.isEmpty()) {
            return true;
        }
        Entry last = before.get();
        return !last.told().equals(notice.day())
                && (stage == 0 || occasion == Occasion.START || last.stage() == 0 || stage < last.stage());
    }

    /** What was missing is missing since it was seen first. */
    Matter since(Optional<Entry> before) {
        return notice.kind() != Kind.MISSING || before.isEmpty()
                ? this
                : new Matter(
                        new Notice(
                                notice.kind(),
                                notice.about(),
                                before.get().since(),
                                notice.day(),
                                notice.zone(),
                                notice.fault()),
                        stage);
    }

    Entry entry() {
        return new Entry(notice.day(), stage, notice.since());
    }
}
