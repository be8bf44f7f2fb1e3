/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;
import java.nio.ByteBuffer;

/** An upload that goes on where a file ends or a client says. What was written stays, so that it can go on again. */
final class InPlaceUpload implements IncomingFile {
    private final UploadBytes bytes;

    InPlaceUpload(UploadBytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        bytes.write(source);
    }

    @Override
    public void commit() throws IOException {
        bytes.finish();
    }

    @Override
    public void discard() throws IOException {
        bytes.close();
    }
}
