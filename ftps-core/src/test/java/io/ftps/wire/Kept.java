/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import io.ftps.file.IncomingFile;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Keeps what is written, and whether it was committed. */
final class Kept implements IncomingFile {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean committed;
    boolean discarded;

    @Override
    public void write(ByteBuffer source) {
        byte[] written = new byte[source.remaining()];
        source.get(written);
        bytes.writeBytes(written);
    }

    @Override
    public void commit() {
        committed = true;
    }

    @Override
    public void discard() {
        discarded = true;
    }
}
