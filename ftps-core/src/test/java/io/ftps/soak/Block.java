/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.soak;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Bytes that say at their beginning what all of them are, so that whoever finds some knows whether any are missing. */
record Block(long seed, int size) {
    private static final int HEADER = Long.BYTES + Integer.BYTES;

    /** One of any size, now and then of hardly any. */
    static Block of(SplittableRandom random, int maximum) {
        int bound = random.nextInt(4) == 0 ? HEADER + 2 : maximum;
        return new Block(random.nextLong(), random.nextInt(HEADER, bound));
    }

    byte[] bytes() {
        byte[] body = new byte[size - HEADER];
        new SplittableRandom(seed).nextBytes(body);
        return ByteBuffer.allocate(size).putLong(seed).putInt(size).put(body).array();
    }

    static byte[] bytesOf(List<Block> blocks) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        blocks.forEach(block -> all.writeBytes(block.bytes()));
        return all.toByteArray();
    }

    /** Whether these are blocks, one behind the other, each from its first byte to its last. */
    static boolean areWhole(byte[] found) {
        ByteBuffer rest = ByteBuffer.wrap(found);
        while (rest.hasRemaining()) {
            if (rest.remaining() < HEADER) {
                return false;
            }
            Block claimed = new Block(rest.getLong(rest.position()), rest.getInt(rest.position() + Long.BYTES));
            if (claimed.size() < HEADER || claimed.size() > rest.remaining()) {
                return false;
            }
            byte[] bytes = new byte[claimed.size()];
            rest.get(bytes);
            if (!Arrays.equals(bytes, claimed.bytes())) {
                return false;
            }
        }
        return found.length > 0;
    }
}
