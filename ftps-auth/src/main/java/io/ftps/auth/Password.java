/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

/** A password as it was typed; prints as {@code ***}. */
public final class Password implements Credentials {
    private final char[] characters;

    public Password(char[] characters) {
        this.characters = characters.clone();
    }

    public char[] characters() {
        return characters.clone();
    }

    @Override
    public String toString() {
        return "***";
    }
}
