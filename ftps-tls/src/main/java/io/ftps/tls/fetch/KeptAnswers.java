/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.fetch;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Answers that are kept until they end. Who wants one that is not there asks; others who want the same meanwhile wait and
 * share it. Bounded: the answer that was wanted least recently goes first.
 *
 * @param <K> what is asked about
 * @param <V> an answer, which may be that there is none
 */
public final class KeptAnswers<K, V> {
    /**
     * An answer and its end.
     *
     * @param answer what was said
     * @param until from when on it is asked for again
     * @param <V> what is said
     */
    public record Kept<V>(V answer, Instant until) {}

    /**
     * Asks; may block.
     *
     * @param <V> what is said
     */
    @FunctionalInterface
    public interface Question<V> {
        /**
         * Asks once.
         *
         * @return the answer
         * @throws InterruptedException if the thread is not to wait any longer
         */
        Kept<V> ask() throws InterruptedException;
    }

    /** One thing asked about; whoever asks holds the lock. */
    private static final class Place<V> {
        private final ReentrantLock asking = new ReentrantLock();
        private Optional<Kept<V>> kept = Optional.empty();
    }

    private final int most;
    private final Clock clock;
    private final Map<K, Place<V>> places = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Begins with nothing.
     *
     * @param most how many answers are kept
     * @param clock tells when one ends
     */
    public KeptAnswers(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /**
     * Tells the answer that is kept, or asks. Blocks while it is asked for, by whomever.
     *
     * @param key what the question is about
     * @param question asked if there is no answer
     * @return the answer
     * @throws InterruptedException if the thread is not to wait any longer
     */
    public V get(K key, Question<V> question) throws InterruptedException {
        Place<V> place = place(key);
        place.asking.lockInterruptibly();
        try {
            if (place.kept.filter(this::lasts).isEmpty()) {
                place.kept = Optional.of(question.ask());
            }
            return place.kept.get().answer();
        } finally {
            place.asking.unlock();
        }
    }

    private boolean lasts(Kept<V> kept) {
        return clock.instant().isBefore(kept.until());
    }

    private Place<V> place(K key) {
        synchronized (places) {
            Place<V> place = places.computeIfAbsent(key, unknown -> new Place<>());
            if (places.size() > most) {
                places.remove(places.keySet().iterator().next());
            }
            return place;
        }
    }

    /** Forgets all answers, so that each is asked for again. */
    public void clear() {
        synchronized (places) {
            places.clear();
        }
    }
}
