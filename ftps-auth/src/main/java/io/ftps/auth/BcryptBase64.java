/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.util.Base64;

/** The Base64 of bcrypt: same bits as RFC 4648, section 4, another alphabet, no padding. */
final class BcryptBase64 {
    private static final String USUAL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String BCRYPT = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private BcryptBase64() {}

    static String encode(byte[] bytes) {
        return translated(Base64.getEncoder().withoutPadding().encodeToString(bytes), USUAL, BCRYPT);
    }

    /** Bits behind the last whole byte are ignored, as bcrypt does. */
    static byte[] decode(String text) {
        return Base64.getDecoder().decode(translated(text, BCRYPT, USUAL));
    }

    private static String translated(String text, String from, String to) {
        StringBuilder translated = new StringBuilder(text.length());
        text.chars().forEach(c -> translated.append(to.charAt(from.indexOf(c))));
        return translated.toString();
    }
}
