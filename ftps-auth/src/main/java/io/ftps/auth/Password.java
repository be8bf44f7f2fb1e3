/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.util.Arrays;
import java.util.Optional;

/**
 * A password as a client sent it. Prints as {@code ***}, and is equal only to itself. Safe for use by several threads. The
 * characters are kept as sent, with no Unicode normalisation. The catch: the line it came in is not wiped by {@link #clear}.
 */
public final class Password implements Credentials {
    private final char[] characters;
    private boolean cleared;

    /** Takes a copy of these characters; wipe your own when you are done. */
    public Password(char[] characters) {
        this.characters = characters.clone();
    }

    /**
     * A copy of the characters, for the caller to wipe.
     *
     * @throws IllegalStateException after {@link #clear}, so that a wiped password is never taken for a real one
     */
    public synchronized char[] characters() {
        if (cleared) {
            throw new IllegalStateException("The password was cleared; use it before clear() is called.");
        }
        return characters.clone();
    }

    /** Wipes the characters; the server calls this once the attempt is decided. */
    public synchronized void clear() {
        cleared = true;
        Arrays.fill(characters, '\0');
    }

    @Override
    public Optional<Password> password() {
        return Optional.of(this);
    }

    @Override
    public Optional<PresentedCertificate> certificate() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "***";
    }
}
