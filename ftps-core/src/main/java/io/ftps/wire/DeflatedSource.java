/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import io.ftps.file.FileSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/**
 * A file or listing on its way to a client in MODE Z: one stream of zlib's format. RFC 1950; draft-preston-ftpext-deflate-04,
 * section 3.
 *
 * <p>One read takes in no more than what makes the first byte, which is 4 MiB where all bytes are the same.
 */
public final class DeflatedSource implements FileSource {
    private static final int CHUNK_BYTES = 32 * 1024;

    private final FileSource source;
    private final Deflater deflater;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);

    /**
     * Deflates.
     *
     * @param source closed with this one
     * @param level 1, fast, to 9, small
     */
    public DeflatedSource(FileSource source, int level) {
        this.source = source;
        this.deflater = new Deflater(level);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int count = 0;
        while (count == 0 && target.hasRemaining() && !deflater.finished()) {
            if (deflater.needsInput()) {
                fill();
            }
            count = deflater.deflate(target);
        }
        return count == 0 && deflater.finished() ? -1 : count;
    }

    /** The deflater looks into the chunk until it is given another one, so at the end there must be nothing in it. */
    private void fill() throws IOException {
        boolean atEnd = source.read(chunk.clear()) < 0;
        deflater.setInput(chunk.flip());
        if (atEnd) {
            deflater.finish();
        }
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        source.close();
    }
}
