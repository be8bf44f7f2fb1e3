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
    private boolean owesLf;

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
        while (target.hasRemaining()) {
            if (owesLf) {
                target.put(LF);
                owesLf = false;
            } else if (chunk.hasRemaining() || fill()) {
                convert(chunk.get(), target);
            } else {
                break;
            }
        }
        int count = target.position() - before;
        return count == 0 && before < target.limit() ? -1 : count;
    }

    /** Of CR LF the LF may have to wait for room. */
    private void convert(byte b, ByteBuffer target) {
        owesLf = b == LF && previous != CR;
        target.put(owesLf ? CR : b);
        previous = b;
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
