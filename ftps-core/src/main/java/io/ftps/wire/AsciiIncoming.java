/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import io.ftps.file.IncomingFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A text file on its way from a client in TYPE A: CR LF becomes LF, a CR alone stays. RFC 959, section 3.1.1.1. */
public final class AsciiIncoming implements IncomingFile {
    private static final byte CR = '\r';
    private static final byte LF = '\n';

    private final IncomingFile file;
    private boolean heldCr;

    /**
     * Converts.
     *
     * @param file committed and discarded with this one
     */
    public AsciiIncoming(IncomingFile file) {
        this.file = file;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(bytes.remaining() + 1);
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            if (heldCr && b != LF) {
                text.put(CR);
            }
            heldCr = b == CR;
            if (!heldCr) {
                text.put(b);
            }
        }
        file.write(text.flip());
    }

    @Override
    public void commit() throws IOException {
        if (heldCr) {
            heldCr = false;
            file.write(ByteBuffer.wrap(new byte[] {CR}));
        }
        file.commit();
    }

    @Override
    public void discard() throws IOException {
        file.discard();
    }
}
