/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * The latest failures of one address, each with the name it was for. Holds no more of them than lead to a ban. Times are
 * nanoseconds of a clock that never goes back. Not safe for use by several threads.
 */
final class FailedLogins {
    private record Failed(long name, long at) {}

    private final Deque<Failed> recent = new ArrayDeque<>(1);
    private OptionalLong banEnd = OptionalLong.empty();

    void add(long name, long now) {
        recent.addLast(new Failed(name, now));
    }

    /** Drops those of this time and before. */
    void forgetUntil(long time) {
        while (!recent.isEmpty() && recent.getFirst().at() - time <= 0) {
            recent.removeFirst();
        }
    }

    /** Drops the failures for one name. */
    void forgive(long name) {
        recent.removeIf(failed -> failed.name() == name);
    }

    int count() {
        return recent.size();
    }

    /** A ban pays for all failures so far. */
    void ban(long end) {
        recent.clear();
        banEnd = OptionalLong.of(end);
    }

    /** Nanoseconds until the end of the ban; 0 or less where there is none. */
    long bannedFor(long now) {
        return banEnd.isPresent() ? banEnd.getAsLong() - now : 0;
    }
}
