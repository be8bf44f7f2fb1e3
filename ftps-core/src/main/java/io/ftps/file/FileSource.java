/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Bytes on their way to a client: an open file, or anything that can be read from front to end.
 *
 * <p>Blocking, used on a worker by one thread at a time; {@link #close} may come from another thread and ends a read
 * that is under way. The catch: what is read is the file as it is now; if someone cuts or overwrites it in place
 * meanwhile, the client gets a mixture.
 */
public interface FileSource extends AutoCloseable {
    /**
     * Reads some bytes, at least one unless the buffer is full or the end is reached.
     *
     * @param target where the bytes go, from its position to its limit at most
     * @return the number of bytes read, or -1 at the end
     * @throws IOException if the storage fails; becomes 451
     */
    int read(ByteBuffer target) throws IOException;

    /** Gives the file back; closing twice does nothing. */
    @Override
    void close() throws IOException;
}
