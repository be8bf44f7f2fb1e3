/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.timeline;

import io.ftps.server.SessionInfo;
import io.ftps.timeline.Moment.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What has happened in one session so far. Used by one thread at a time. */
final class Recording {
    /** How many moments of a session are kept; of further ones only the number. */
    static final int MOMENTS = 2_000;

    private final Instant began;
    private final long beganNanos = System.nanoTime();
    private final List<Moment> moments = new ArrayList<>();
    private long left;
    private SessionInfo session;

    Recording(SessionInfo session, Instant began) {
        this.session = session;
        this.began = began;
    }

    /** Notes something, and who the session is by now. */
    void note(SessionInfo now, Kind kind, String text) {
        session = now.user().isPresent() ? now : session;
        if (moments.size() < MOMENTS) {
            moments.add(new Moment(Duration.ofNanos(System.nanoTime() - beganNanos), kind, text));
        } else {
            left++;
        }
    }

    SessionInfo session() {
        return session;
    }

    Instant began() {
        return began;
    }

    List<Moment> moments() {
        return moments;
    }

    /** How many moments found no room. */
    long left() {
        return left;
    }
}
