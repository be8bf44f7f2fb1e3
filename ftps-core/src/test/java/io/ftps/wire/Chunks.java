/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import io.ftps.file.FileSource;
import java.nio.ByteBuffer;

/** A source that reads at most so many bytes at once. */
record Chunks(ByteBuffer bytes, int size) implements FileSource {
    @Override
    public int read(ByteBuffer target) {
        if (!bytes.hasRemaining()) {
            return -1;
        }
        int count = Math.min(Math.min(size, bytes.remaining()), target.remaining());
        target.put(bytes.slice(bytes.position(), count));
        bytes.position(bytes.position() + count);
        return count;
    }

    @Override
    public void close() {}
}
