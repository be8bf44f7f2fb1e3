/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes as people write them: a whole number, perhaps with K, M, G or T behind it, each 1,024 times the one before. */
final class ByteAmount {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})([KMGT]?)");
    private static final List<String> UNITS = List.of("", "K", "M", "G", "T");
    private static final int BITS_OF_A_STEP = 10;

    private ByteAmount() {}

    static long parse(String key, String text) {
        Matcher parts = TEXT.matcher(text);
        if (parts.matches()) {
            long number = Long.parseLong(parts.group(1));
            int bits = UNITS.indexOf(parts.group(2)) * BITS_OF_A_STEP;
            if (number <= Long.MAX_VALUE >> bits) {
                return number << bits;
            }
        }
        throw new IllegalArgumentException("The setting " + key + " is \"" + PercentText.encode(text)
                + "\" (expected: a whole number of bytes, or of K, M, G or T, such as 10M).");
    }

    /** The shortest text that {@link #parse} reads as this amount. */
    static String format(long bytes) {
        int unit = 0;
        long number = bytes;
        while (number > 0 && number % (1 << BITS_OF_A_STEP) == 0 && unit < UNITS.size() - 1) {
            number >>= BITS_OF_A_STEP;
            unit++;
        }
        return number + UNITS.get(unit);
    }
}
