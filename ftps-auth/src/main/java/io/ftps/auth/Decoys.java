/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.util.List;

/**
 * Picks the hash on which the time of an unknown user's login is spent. Where a store mixes kinds and costs, one fixed decoy
 * would tell users whose hashes cost something else from strangers. So each unknown name is dealt a decoy like the hash of one
 * of the users, always the same one, by a key that is made anew for each {@code Decoys}: strangers then look like users in what
 * they cost. Immutable; does not block. Keep one for the life of a store: a new key deals anew, and that can be measured.
 */
public final class Decoys {
    private final KeyedHash names = new KeyedHash();

    /** Makes a new key. */
    public Decoys() {}

    /** A decoy for this name, like one of these hashes; like a new one if there are none. */
    public PasswordHash forName(String name, List<PasswordHash> hashes) {
        return hashes.isEmpty()
                ? Argon2idHash.decoyOfToday()
                : hashes.get(Math.floorMod(names.of(name), hashes.size())).decoy();
    }
}
