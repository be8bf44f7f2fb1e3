/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import java.nio.charset.StandardCharsets;

/** What a name must be to stand at the start of a line. */
final class UserName {
    static final int MOST_CHARACTERS = 255;

    private UserName() {}

    /**
     * Passes a name that can be written.
     *
     * @throws IllegalArgumentException with one sentence that shows no control character
     */
    static String checked(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("The user name is empty (expected: at least one character).");
        }
        if (name.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "The user name has " + name.length() + " characters (expected: at most " + MOST_CHARACTERS + ").");
        }
        name.chars().filter(UserName::isUnwritable).findFirst().ifPresent(UserName::refuse);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw new IllegalArgumentException(
                    "The user name holds half a surrogate pair (expected: text that UTF-8 can write).");
        }
        if (name.startsWith("#")) {
            throw new IllegalArgumentException("The user name \"" + name
                    + "\" starts with # (expected: another first character, since # begins a comment).");
        }
        if (!name.strip().equals(name)) {
            throw new IllegalArgumentException(
                    "The user name \"" + name + "\" starts or ends with a blank (expected: none there).");
        }
        return name;
    }

    private static boolean isUnwritable(int character) {
        return character == ':' || Character.isISOControl(character);
    }

    private static void refuse(int character) {
        throw new IllegalArgumentException(
                character == ':'
                        ? "The user name holds a colon (expected: none, since a colon ends the name in a users file)."
                        : String.format(
                                "The user name holds the control character U+%04X (expected: none).", character));
    }
}
