/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Every bound of a server: each has a name, a unit and a default, and each can be changed by {@code with}. Immutable.
 *
 * <pre>{@code Limits.DEFAULT.with(Limits.Count.SESSIONS, 500).with(Limits.Time.IDLE, Duration.ofMinutes(15))}</pre>
 */
public final class Limits {
    /** Bounds that count things. */
    public enum Count {
        /** Control connections at once. */
        SESSIONS(10_000, 1),
        /** Control connections at once from one address. */
        SESSIONS_PER_ADDRESS(1_000, 1),
        /**
         * Control connections at once on which nobody has logged in; of the last quarter only those from addresses that somebody
         * has logged in from before.
         */
        SESSIONS_NOT_LOGGED_IN(2_000, 1),
        /**
         * TLS handshakes at once that the server works on, on control connections: from the client's hello to our answer. More wait
         * until the handshake time is over.
         */
        HANDSHAKES(256, 1),
        /** The same for control connections from one address; more wait. */
        HANDSHAKES_PER_ADDRESS(64, 1),
        /** Bytes of a command line without its end; the rest of a longer one is thrown away and answered with 500. */
        LINE_BYTES(4_096, 64),
        /** Commands kept while a transfer runs; after that the connection is not read until the transfer ends. */
        QUEUED_COMMANDS(64, 1),
        /** Entries of one listing; behind them it breaks off with 451, and a part of the directory can be asked for by a pattern. */
        LISTING_ENTRIES(2_000_000, 1),
        /**
         * Logins that wait for a worker, of clients that have not logged in from where they are before; more are told with 421 to
         * try again.
         */
        WAITING_LOGINS(64, 1),
        /** Wrong logins on one connection; then it is closed. */
        LOGIN_FAILURES(5, 1),
        /** Commands refused with 500, 501 or 503 before login; then the connection is closed. */
        BAD_COMMANDS_BEFORE_LOGIN(20, 1),
        /** Bytes of a file that may come out of each byte of an upload in MODE Z, counted once more than 16 MiB have come out. */
        INFLATE_RATIO(100, 1),
        /** A client whose certificate has fewer days left than these is told so at login; 0 for never. */
        CERTIFICATE_WARNING_DAYS(30, 0);

        private final int byDefault;
        private final int least;

        Count(int byDefault, int least) {
            this.byDefault = byDefault;
            this.least = least;
        }
    }

    /** Bounds that measure time. */
    public enum Time {
        /** From the connection of a proxy to the end of its PROXY header. */
        PROXY_HEADER(5_000),
        /** From connection to login, not counting the server's own work. */
        LOGIN(60_000),
        /** For one TLS handshake, on control and on data connections. */
        HANDSHAKE(10_000),
        /** Between two commands of somebody logged in; a running transfer does not count. */
        IDLE(300_000),
        /**
         * From a command to its reply where a storage is asked, or somebody who decides about logins, and for each part of long work
         * on files; then the session ends with 421, and its worker is waited for by nobody. Transfers have {@link #STALL} instead.
         */
        COMMAND(120_000),
        /** Without a byte on a running data connection. */
        STALL(120_000),
        /** Until the data connection is there, from PASV or EPSV to it and, in active mode too, from the transfer command to it. */
        DATA_CONNECT(30_000),
        /** For the client to close its side after the last byte. */
        LINGER(5_000),
        /**
         * From a wrong login to its answer; no thread waits. Where deciding takes longer it is answered when the time has passed
         * once more, so that what was decided is not told by the time that took.
         */
        LOGIN_FAILURE_DELAY(2_000),
        /** Between two looks at whether living sessions are still welcome: their certificates, their users. */
        REVIEW(300_000),
        /** For running transfers to end when the server stops, and once more for storage that is slow. */
        STOP_GRACE(30_000);

        private final Duration byDefault;

        Time(long milliseconds) {
            byDefault = Duration.ofMillis(milliseconds);
        }
    }

    /** Every bound as its constant says. */
    public static final Limits DEFAULT = new Limits(Map.of(), Map.of());

    private final Map<Count, Integer> counts;
    private final Map<Time, Duration> times;

    private Limits(Map<Count, Integer> counts, Map<Time, Duration> times) {
        this.counts = counts;
        this.times = times;
    }

    /**
     * A bound that counts.
     *
     * @param count which
     * @return its value
     */
    public int get(Count count) {
        return counts.getOrDefault(count, count.byDefault);
    }

    /**
     * A bound that measures time.
     *
     * @param time which
     * @return its value
     */
    public Duration get(Time time) {
        return times.getOrDefault(time, time.byDefault);
    }

    /**
     * The same limits but one.
     *
     * @param count which
     * @param value the new value
     * @return a copy
     */
    public Limits with(Count count, int value) {
        if (value < count.least) {
            throw new IllegalArgumentException(count + ": " + value + " (expected: at least " + count.least + ")");
        }
        Map<Count, Integer> copy = new EnumMap<>(Count.class);
        copy.putAll(counts);
        copy.put(count, value);
        return new Limits(copy, times);
    }

    /**
     * The same limits but one.
     *
     * @param time which
     * @param value the new value; 10 milliseconds to 7 days
     * @return a copy
     */
    public Limits with(Time time, Duration value) {
        if (value.compareTo(Duration.ofMillis(10)) < 0 || value.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException(time + ": " + value + " (expected: 10 milliseconds to 7 days)");
        }
        Map<Time, Duration> copy = new EnumMap<>(Time.class);
        copy.putAll(times);
        copy.put(time, value);
        return new Limits(counts, copy);
    }
}
