/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

/** Values that clients make up to find servers that choke on what they do not know (RFC 8701): 0x0a0a, 0x1a1a and so on. */
final class Grease {
    private static final int BOTH_NIBBLES = 0x0f0f;
    private static final int SIGN = 0x0a0a;
    private static final int BYTE = 8;

    private Grease() {}

    static boolean is(int value) {
        return (value & BOTH_NIBBLES) == SIGN && value >> BYTE == (value & 0xff);
    }

    /** Names of ALPN hold the two bytes as characters. */
    static boolean is(String name) {
        return name.length() == 2 && is(name.charAt(0) << BYTE | name.charAt(1));
    }
}
