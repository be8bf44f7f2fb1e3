/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.file.FileSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The first bytes of a source and no more. */
final class PartSource implements FileSource {
    private final FileSource source;
    private long left;

    PartSource(FileSource source, long length) {
        this.source = source;
        this.left = length;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (left == 0) {
            return -1;
        }
        int limit = target.limit();
        target.limit((int) Math.min(limit, target.position() + left));
        try {
            int count = source.read(target);
            left -= Math.max(0, count);
            return count;
        } finally {
            target.limit(limit);
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
