/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.observe;

import io.ftps.server.ServerEvents;
import io.ftps.server.SessionInfo;
import io.ftps.server.TransferInfo;
import io.ftps.server.TransferInfo.Direction;
import io.ftps.server.TransferResult;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * One line for each file that went up or down, whole or not; listings are left out. Lines are handed over on event loops, so who
 * takes them must not block: a {@link LogFile} does not.
 */
public final class TransferLog implements ServerEvents {
    private final Format format;
    private final Consumer<String> lines;

    private TransferLog(Format format, Consumer<String> lines) {
        this.format = format;
        this.lines = lines;
    }

    /** Makes a line of a transfer that has ended. */
    @FunctionalInterface
    interface Format {
        String line(SessionInfo session, TransferInfo transfer, TransferResult result);
    }

    /**
     * Lines as wu-ftpd, ProFTPD and vsftpd write them, which tools for statistics read: time, seconds, peer, bytes, path, type,
     * {@code _}, direction, kind of account, user, {@code ftps}, {@code 0 *}, and {@code c} for complete or {@code i}. Blanks in
     * names are written as underscores. Times are in the zone of the clock. The catch: the format has no place for TLS.
     *
     * @param lines takes each
     * @param clock tells the time and the zone
     * @return what listens
     */
    public static TransferLog xferlog(Consumer<String> lines, Clock clock) {
        return new TransferLog(new Xferlog(clock), lines);
    }

    /**
     * One JSON object a line, with the names of {@link TransferInfo}, {@link TransferResult} and {@link SessionInfo}. Needs
     * jackson-core ({@code tools.jackson.core}) on the class path or module path.
     *
     * @param lines takes each
     * @param clock tells the time
     * @return what listens
     */
    public static TransferLog json(Consumer<String> lines, Clock clock) {
        JsonLines json = new JsonLines(clock);
        return new TransferLog(json::transfer, lines);
    }

    @Override
    public void transferEnded(SessionInfo session, TransferInfo transfer, TransferResult result) {
        if (transfer.direction() != Direction.LISTING) {
            lines.accept(format.line(session, transfer, result));
        }
    }
}
