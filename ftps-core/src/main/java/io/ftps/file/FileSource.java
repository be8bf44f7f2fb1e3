/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes on their way to a client. */
public interface FileSource extends AutoCloseable {
    /** Reads into the buffer: the number of bytes, or -1 at the end. */
    int read(ByteBuffer target) throws IOException;

    @Override
    void close() throws IOException;
}
