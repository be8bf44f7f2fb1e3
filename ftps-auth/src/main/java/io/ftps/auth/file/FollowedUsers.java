/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The users of a file as it is now, or as it was when it last made sense. Looks at the file when asked, at most once a second;
 * one thread reads while the others go on with what is there.
 */
final class FollowedUsers {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Path file;
    private final Clock clock;
    private final Consumer<String> problems;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile UsersText users;
    private volatile Instant lastLook;
    private Seen seen;
    private Optional<Report> lastReport = Optional.empty();

    /** A state of the file, and whether any later change must show in its stamp. */
    private record Seen(FileStamp stamp, boolean settled) {}

    /** Something said about a state of the file; it is not said again. */
    private record Report(Optional<FileStamp> stamp, String sentence) {}

    FollowedUsers(Path file, Clock clock, Consumer<String> problems) throws UsersFileException {
        this.file = file;
        this.clock = clock;
        this.problems = problems;
        this.lastLook = clock.instant();
        this.seen = look(lastLook);
        this.users = UsersParser.read(file);
        warnOfExposure(seen.stamp());
    }

    UsersText current() {
        Instant now = clock.instant();
        if (Duration.between(lastLook, now).abs().compareTo(BETWEEN_LOOKS) >= 0 && looking.tryLock()) {
            try {
                follow(now);
            } finally {
                looking.unlock();
            }
        }
        return users;
    }

    private void follow(Instant now) {
        lastLook = now;
        try {
            Seen found = look(now);
            if (!found.stamp().equals(seen.stamp()) || !seen.settled()) {
                seen = found;
                read(found.stamp());
            }
        } catch (UsersFileException gone) {
            seen = new Seen(seen.stamp(), false);
            reportKeeping(Optional.empty(), gone);
        }
    }

    /** The stamp is taken before the file is read: a change in between shows next time. */
    private Seen look(Instant now) throws UsersFileException {
        FileStamp stamp = FileStamp.of(file);
        return new Seen(stamp, stamp.isSettledAt(now));
    }

    private void read(FileStamp stamp) {
        try {
            users = UsersParser.read(file);
            warnOfExposure(stamp);
        } catch (UsersFileException broken) {
            reportKeeping(Optional.of(stamp), broken);
        }
    }

    private void warnOfExposure(FileStamp stamp) throws UsersFileException {
        Optional<Report> warning = Exposure.of(file).map(sentence -> new Report(Optional.of(stamp), sentence));
        warning.ifPresentOrElse(this::report, () -> lastReport = Optional.empty());
    }

    private void reportKeeping(Optional<FileStamp> stamp, UsersFileException problem) {
        report(new Report(
                stamp, "Keeping the " + users.accounts().size() + " users read before: " + problem.getMessage()));
    }

    private void report(Report report) {
        if (!lastReport.equals(Optional.of(report))) {
            lastReport = Optional.of(report);
            problems.accept(report.sentence());
        }
    }
}
