/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

import java.util.Locale;

/** Text from a stranger, made fit for one line of a log or a reply; and constants, made fit for people. */
public final class Printable {
    private Printable() {}

    /**
     * Escapes control characters, among them CR, LF, NUL, ESC and DEL, and the marks that reorder text on a screen.
     *
     * @param text any text
     * @return the text with each such character as {@code \}{@code xNN} or {@code \}{@code uNNNN}
     */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isDangerous(text.charAt(i))) {
                return escaped(text);
            }
        }
        return text;
    }

    /**
     * A constant as people write it.
     *
     * @param constant any enum constant
     * @return lower case, with hyphens
     */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isDangerous(c)) {
                out.append(c);
            } else if (c < 0x100) {
                out.append(String.format("\\x%02X", (int) c));
            } else {
                out.append(String.format("\\u%04X", (int) c));
            }
        }
        return out.toString();
    }

    private static boolean isDangerous(char c) {
        return Character.isISOControl(c)
                || c == 0x2028
                || c == 0x2029
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
