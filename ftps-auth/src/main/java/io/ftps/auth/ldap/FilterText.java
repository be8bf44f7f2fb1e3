/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.ldap;

import java.nio.charset.StandardCharsets;

/** A search filter with a place for what a stranger typed, RFC 4515. */
record FilterText(String template) {
    /** Where the value goes. */
    static final String PLACE = "{0}";

    /** Refuses a filter without a place for the value with {@link IllegalArgumentException}. */
    FilterText {
        if (!template.startsWith("(") || !template.endsWith(")") || !template.contains(PLACE)) {
            throw new IllegalArgumentException("The search filter is \"" + template
                    + "\" (expected: one in parentheses with " + PLACE + " in it, such as (uid={0})).");
        }
    }

    /** The filter for one value, which can only be a value in it. */
    String with(String value) {
        return template.replace(PLACE, escaped(value));
    }

    /** Section 3: all but letters and digits as a backslash and two digits for each byte, which any octet may be written as. */
    private static String escaped(String value) {
        StringBuilder text = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            if (Character.isLetterOrDigit(octet) && octet > 0) {
                text.append((char) octet);
            } else {
                text.append("\\%02x".formatted(octet));
            }
        }
        return text.toString();
    }
}
