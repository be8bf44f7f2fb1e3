/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import io.ftps.auth.LoginMethod;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values of settings that are one word. Each is refused with {@link IllegalArgumentException} of one sentence. */
final class SettingText {
    private SettingText() {}

    static Path folder(String text) {
        try {
            Path folder = Path.of(text);
            if (folder.isAbsolute()) {
                return folder;
            }
            throw new IllegalArgumentException(
                    "The home \"" + PercentText.encode(text) + "\" is not absolute (expected: a whole path).");
        } catch (InvalidPathException invalid) {
            throw new IllegalArgumentException(
                    "The home cannot be a path here: " + invalid.getReason() + " (expected: a whole path).", invalid);
        }
    }

    static LoginMethod method(String text) {
        return Stream.of(LoginMethod.values())
                .filter(method -> word(method).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The setting method is \"" + PercentText.encode(text)
                        + "\" (expected: "
                        + Stream.of(LoginMethod.values()).map(SettingText::word).collect(Collectors.joining(", "))
                        + ")."));
    }

    static String word(LoginMethod method) {
        return method.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static long number(String key, String text, long most) {
        if (text.matches("[0-9]{1,18}") && Long.parseLong(text) <= most) {
            return Long.parseLong(text);
        }
        throw new IllegalArgumentException("The setting " + key + " is \"" + PercentText.encode(text)
                + "\" (expected: a whole number of at most " + most + ").");
    }
}
