/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.observe;

import io.ftps.server.SessionInfo;
import io.ftps.server.TransferInfo;
import io.ftps.server.TransferInfo.Direction;
import io.ftps.server.TransferResult;
import io.ftps.server.TransferResult.Outcome;
import io.ftps.server.TransferType;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The format of xferlog(5). */
final class Xferlog implements TransferLog.Format {
    /** As C writes it: {@code Sun Nov  8 09:05:03 2026}. */
    private static final DateTimeFormatter CTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH);

    private static final Pattern BLANK = Pattern.compile("\\s");

    private final Clock clock;

    Xferlog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String line(SessionInfo session, TransferInfo transfer, TransferResult result) {
        String user = session.user().orElse("");
        return String.join(
                " ",
                CTIME.format(ZonedDateTime.now(clock)),
                Long.toString(result.took().toSeconds()),
                session.remoteAddress().getAddress().getHostAddress(),
                Long.toString(result.bytes()),
                word(transfer.path()),
                transfer.type() == TransferType.ASCII ? "a" : "b",
                "_",
                transfer.direction() == Direction.UPLOAD ? "i" : "o",
                List.of("anonymous", "ftp").contains(user) ? "a" : "r",
                word(user),
                "ftps 0 *",
                result.outcome() == Outcome.COMPLETED ? "c" : "i");
    }

    /** A name with a blank in it would be two columns. */
    private static String word(String name) {
        return BLANK.matcher(name).replaceAll("_");
    }
}
