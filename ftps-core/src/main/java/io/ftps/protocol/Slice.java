/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.command.SlicedWork;
import io.ftps.file.FileSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/** One slice of reading: ends when it has read enough, or for long enough. */
final class Slice {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    /** Takes what was read. */
    @FunctionalInterface
    interface Taker {
        void take(ByteBuffer bytes) throws IOException;
    }

    /**
     * Reads on.
     *
     * @param source where from
     * @param most bytes that are wanted at all
     * @param taker gets them
     * @return how many there were; fewer than a slice has and than are wanted only at the end, or when time was up
     */
    Read read(FileSource source, long most, Taker taker) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SlicedWork.SLICE_MILLIS);
        long bytes = 0;
        while (bytes < Math.min(most, SlicedWork.SLICE_BYTES) && System.nanoTime() - end < 0) {
            buffer.clear().limit((int) Math.min(BUFFER_BYTES, most - bytes));
            int count = source.read(buffer);
            if (count < 0) {
                return new Read(bytes, true);
            }
            bytes += count;
            taker.take(buffer.flip());
        }
        return new Read(bytes, bytes == most);
    }

    /**
     * What a slice came to.
     *
     * @param bytes how many were read
     * @param last whether there are no more
     */
    record Read(long bytes, boolean last) {}
}
