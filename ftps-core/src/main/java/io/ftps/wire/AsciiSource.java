/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import io.ftps.file.FileSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A text file on its way to a client in TYPE A: a bare LF becomes CR LF, a CR LF stays. RFC 959, section 3.1.1.1. */
public final class AsciiSource implements FileSource {
    private static final byte CR = '\r';
    private static final byte LF = '\n';

    private final FileSource source;
    private final ByteBuffer chunk = ByteBuffer.allocate(16 * 1024).flip();
    private byte previous;

    /**
     * Converts.
     *
     * @param source closed with this one
     */
    public AsciiSource(FileSource source) {
        this.source = source;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int before = target.position();
        while (target.remaining() >= 2) {
            if (!chunk.hasRemaining() && !fill()) {
                break;
            }
            byte b = chunk.get();
            if (b == LF && previous != CR) {
                target.put(CR);
            }
            target.put(b);
            previous = b;
        }
        int count = target.position() - before;
        return count == 0 ? -1 : count;
    }

    private boolean fill() throws IOException {
        int count = source.read(chunk.clear());
        chunk.flip();
        return count > 0;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
