/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.security.SecureRandom;

/** Bytes nobody can guess, for salts, decoys and keys. */
final class RandomBytes {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomBytes() {}

    static byte[] of(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
