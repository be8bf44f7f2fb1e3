/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;
import java.nio.ByteBuffer;

/** An upload: written, then committed or discarded, exactly one of both. */
public interface IncomingFile {
    void write(ByteBuffer bytes) throws IOException;

    void commit() throws IOException;

    void discard() throws IOException;
}
