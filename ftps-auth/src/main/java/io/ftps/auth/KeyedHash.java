/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A number for each text, which nobody outside can foretell: its key is made anew for each {@code KeyedHash}. So strangers can
 * neither choose texts that collide, nor is anything of what they typed kept. Safe for use by several threads; does not block.
 */
final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac = keyed();

    private static Mac keyed() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(RandomBytes.of(32), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA256, this one does not.", impossible);
        }
    }

    long of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of all parts behind each other. */
    synchronized long of(byte[]... parts) {
        for (byte[] part : parts) {
            mac.update(part);
        }
        return ByteBuffer.wrap(mac.doFinal()).getLong();
    }
}
