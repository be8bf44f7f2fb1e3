/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** What HASH and its older siblings compute. All but the SHA-2 family say only that nothing was damaged by chance. */
enum HashAlgorithm {
    SHA_256("SHA-256"),
    SHA_512("SHA-512"),
    SHA_1("SHA-1"),
    MD5("MD5"),
    CRC32("CRC32");

    private static final int CRC_BYTES = 4;

    private final String label;

    HashAlgorithm(String label) {
        this.label = label;
    }

    /** Takes bytes in, gives the hash out. */
    interface Digest {
        void update(ByteBuffer bytes);

        byte[] end();

        /** Lower case, two digits a byte. */
        default String hex() {
            return HexFormat.of().formatHex(end());
        }
    }

    String label() {
        return label;
    }

    static Optional<HashAlgorithm> byLabel(String text) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.label.equals(text.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** All of them as FEAT lists them, the one in use with a star. draft-bryan-ftpext-hash, section 4. */
    static String feature(HashAlgorithm inUse) {
        return Arrays.stream(values())
                .map(algorithm -> algorithm.label + (algorithm == inUse ? "*" : ""))
                .collect(Collectors.joining(";", "HASH ", ""));
    }

    Digest newDigest() {
        return this == CRC32 ? crc32() : digest(label);
    }

    private static Digest crc32() {
        CRC32 crc = new CRC32();
        return new Digest() {
            @Override
            public void update(ByteBuffer bytes) {
                crc.update(bytes);
            }

            @Override
            public byte[] end() {
                return ByteBuffer.allocate(CRC_BYTES)
                        .putInt((int) crc.getValue())
                        .array();
            }
        };
    }

    private static Digest digest(String name) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no " + name + ", which every Java must have.", e);
        }
        return new Digest() {
            @Override
            public void update(ByteBuffer bytes) {
                digest.update(bytes);
            }

            @Override
            public byte[] end() {
                return digest.digest();
            }
        };
    }
}
