/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Values as they stand in a line: colon, percent sign and control characters as UTF-8 bytes in hex, each behind a percent sign. */
final class PercentText {
    private PercentText() {}

    static String encode(String value) {
        StringBuilder text = new StringBuilder(value.length());
        value.chars().forEach(c -> {
            if (c == ':' || c == '%' || Character.isISOControl(c)) {
                appendHex(text, (char) c);
            } else {
                text.append((char) c);
            }
        });
        return text.toString();
    }

    private static void appendHex(StringBuilder text, char character) {
        for (byte b : String.valueOf(character).getBytes(StandardCharsets.UTF_8)) {
            text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
        }
    }

    /** Reverses {@link #encode}; any character may have been encoded. */
    static String decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int at = 0;
        for (int percent = text.indexOf('%'); percent >= 0; percent = text.indexOf('%', at)) {
            bytes.writeBytes(text.substring(at, percent).getBytes(StandardCharsets.UTF_8));
            bytes.write(hexByte(text, percent + 1));
            at = percent + 3;
        }
        bytes.writeBytes(text.substring(at).getBytes(StandardCharsets.UTF_8));
        return strictUtf8(bytes.toByteArray());
    }

    private static int hexByte(String text, int at) {
        if (at + 2 > text.length()
                || !HexFormat.isHexDigit(text.charAt(at))
                || !HexFormat.isHexDigit(text.charAt(at + 1))) {
            throw new IllegalArgumentException("The percent sign in \"" + text
                    + "\" is not followed by two hex digits (expected: %25 for a percent sign, %3A for a colon).");
        }
        return HexFormat.fromHexDigits(text, at, at + 2);
    }

    private static String strictUtf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new IllegalArgumentException(
                    "The percent signs in a value stand for bytes that are not UTF-8 (expected: UTF-8).", malformed);
        }
    }
}
