/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Things that all who have the same key share, each kept as long as one of them holds it. Thread-safe.
 *
 * @param <K> by what they are told apart
 * @param <T> what they share
 */
public final class Shared<K, T> {
    private final Map<K, WeakReference<T>> things = new HashMap<>();

    /** Nothing is shared yet. */
    public Shared() {}

    /**
     * What is shared by those of a key; made for the first of them.
     *
     * @param key theirs
     * @param maker makes a new thing
     * @return theirs
     */
    public synchronized T of(K key, Supplier<T> maker) {
        WeakReference<T> known = things.get(key);
        T found = known == null ? null : known.get();
        if (found != null) {
            return found;
        }
        things.values().removeIf(thing -> thing.refersTo(null));
        T made = maker.get();
        things.put(key, new WeakReference<>(made));
        return made;
    }
}
