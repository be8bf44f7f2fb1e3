/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.protocol.Review;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at living sessions once more, a few at a time, so that logins find a worker meanwhile. One round follows the other:
 * what is asked for while a round runs begins behind it, once. Thread-safe; never blocks.
 */
public final class SessionReviews {
    /** How many workers a round takes at most; there are at least eight. */
    private static final int AT_ONCE = 2;

    private static final Logger LOG = LoggerFactory.getLogger(SessionReviews.class);

    private final Sessions sessions;
    private final Executor decisions;
    private final Queue<SessionHandle> waiting = new ArrayDeque<>();
    private int running;
    private boolean again;

    /**
     * No round runs.
     *
     * @param sessions who is connected
     * @param decisions runs verifiers and authenticators
     */
    public SessionReviews(Sessions sessions, Executor decisions) {
        this.sessions = sessions;
        this.decisions = decisions;
    }

    /** Asks for a round that begins from now on. */
    public void request() {
        synchronized (this) {
            if (running > 0) {
                again = true;
                return;
            }
            waiting.addAll(sessions.all());
            running = AT_ONCE;
        }
        for (int i = 0; i < AT_ONCE; i++) {
            next();
        }
    }

    /** The next session, or the end of the round. */
    private void next() {
        Optional<SessionHandle> session = poll();
        if (session.isPresent()) {
            review(session.get());
        } else if (isLast()) {
            request();
        }
    }

    private synchronized Optional<SessionHandle> poll() {
        return Optional.ofNullable(waiting.poll());
    }

    /** Whether the round is over and another one was asked for. */
    private synchronized boolean isLast() {
        running--;
        boolean another = running == 0 && again;
        again = again && running > 0;
        return another;
    }

    /** Takes what the session rests on from its loop to a worker. */
    private void review(SessionHandle session) {
        guarded(() -> session.review(review -> guarded(() -> decisions.execute(() -> look(session, review)))));
    }

    private void look(SessionHandle session, Review review) {
        try {
            review.look().ifPresent(why -> session.dismiss(why, review));
        } catch (RejectedExecutionException e) {
            LOG.debug("A session has ended behind the server", e);
        } finally {
            next();
        }
    }

    /** Where no loop or no worker takes a task, none takes the next: the rest of the round is given up. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RejectedExecutionException e) {
            LOG.warn("Sessions were left out of a review, for the server stops or is too busy", e);
            giveUp();
            next();
        }
    }

    private synchronized void giveUp() {
        waiting.clear();
    }
}
