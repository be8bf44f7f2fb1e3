/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.file.IncomingFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An upload of which is kept what has come, unless it is the storage that refuses it. */
final class ResumableUpload implements IncomingFile {
    private final IncomingFile file;
    private boolean refused;

    ResumableUpload(IncomingFile file) {
        this.file = file;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        refused = true;
        file.write(bytes);
        refused = false;
    }

    @Override
    public void commit() throws IOException {
        refused = true;
        file.commit();
    }

    @Override
    public void discard() throws IOException {
        if (refused) {
            file.discard();
        } else {
            keep();
        }
    }

    @Override
    public boolean keep() throws IOException {
        return file.keep();
    }
}
