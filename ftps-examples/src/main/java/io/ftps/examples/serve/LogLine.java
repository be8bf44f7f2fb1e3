/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.server.Printable;
import java.util.Optional;
import java.util.regex.Pattern;

/** One event as {@code event key=value key="two words"}: easy to read, to grep and to cut, and impossible to forge. */
final class LogLine {
    private static final Pattern BARE = Pattern.compile("[\\p{L}\\p{N}_./:@%+*,\\[\\]-]+");

    private final StringBuilder text;

    LogLine(String event) {
        text = new StringBuilder(event);
    }

    LogLine with(String key, Object value) {
        text.append(' ').append(key).append('=').append(quoted(Printable.of(value.toString())));
        return this;
    }

    LogLine with(String key, Optional<?> value) {
        value.ifPresent(present -> with(key, present));
        return this;
    }

    private static String quoted(String value) {
        return BARE.matcher(value).matches()
                ? value
                : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
