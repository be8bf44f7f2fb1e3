/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Somebody who has logged in, or may. Prefer {@link #named} and {@link #withHome} to the constructor: components may be added.
 *
 * @param name the login name, exactly as stored; names are compared character by character, so case counts and a letter typed
 *     as a base letter and an accent is another name than the same letter in one piece
 * @param home the folder shown as the user's root; empty when the server decides
 */
public record User(String name, Optional<Path> home) {
    /** Refuses an empty name with {@link IllegalArgumentException}. */
    public User {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("The user name is empty (expected: at least one character).");
        }
    }

    /** A user of this name, of whom nothing else is said. */
    public static User named(String name) {
        return new User(name, Optional.empty());
    }

    /** This user with this folder as root. */
    public User withHome(Path folder) {
        return new User(name, Optional.of(folder));
    }
}
