/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.auth.Authenticator;

/**
 * Which user: each host with users of its own may have an anna.
 *
 * @param realm who knows the user
 * @param name the user's name there
 */
public record UserKey(Authenticator realm, String name) {
    /** Asks the realm nothing, for this may run on an event loop. */
    @Override
    public boolean equals(Object other) {
        return other instanceof UserKey key && isSame(realm, key.realm) && name.equals(key.name);
    }

    @SuppressWarnings("ReferenceEquality") // it is the very one that is meant
    private static boolean isSame(Authenticator one, Authenticator other) {
        return one == other;
    }

    @Override
    public int hashCode() {
        return 31 * System.identityHashCode(realm) + name.hashCode();
    }
}
