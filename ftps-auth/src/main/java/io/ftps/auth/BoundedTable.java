/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers so many entries and no more: for a new one the one that was longest not seen is forgotten. Each call takes the same
 * time, however full the table is. Not safe for use by several threads.
 */
final class BoundedTable<V> {
    private final int most;
    private final Map<Long, V> entries = new LinkedHashMap<>(16, 0.75f, true);

    BoundedTable(int most) {
        this.most = most;
    }

    /** Counts as having seen it. */
    Optional<V> find(long key) {
        return Optional.ofNullable(entries.get(key));
    }

    void put(long key, V value) {
        entries.put(key, value);
        if (entries.size() > most) {
            Iterator<Long> longestUnseen = entries.keySet().iterator();
            longestUnseen.next();
            longestUnseen.remove();
        }
    }

    void remove(long key) {
        entries.remove(key);
    }

    int size() {
        return entries.size();
    }
}
