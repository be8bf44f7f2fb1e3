/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import java.util.Arrays;

/** The Telnet codes that clients send before ABOR. RFC 854; RFC 959, section 4.1.3; RFC 1123, section 4.1.2.10. */
final class TelnetCodes {
    private static final int IAC = 0xFF;
    private static final int WILL = 0xFB;
    private static final int DONT = 0xFE;

    private TelnetCodes() {}

    /** The first {@code length} bytes without Telnet codes: two bytes long, options three; a doubled IAC is a byte of text. */
    static byte[] strip(byte[] line, int length) {
        byte[] text = new byte[length];
        int size = 0;
        for (int i = 0; i < length; i++) {
            int code = i + 1 < length ? line[i + 1] & 0xFF : -1;
            if ((line[i] & 0xFF) != IAC) {
                text[size++] = line[i];
            } else if (code == IAC) {
                text[size++] = line[++i];
            } else {
                i += code >= WILL && code <= DONT ? 2 : 1;
            }
        }
        return Arrays.copyOf(text, size);
    }
}
