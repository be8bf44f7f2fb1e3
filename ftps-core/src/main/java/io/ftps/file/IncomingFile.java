/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * An upload on its way to the storage: written in order, then committed when the last byte is known to be there, or
 * discarded.
 *
 * <p>Blocking, used on a worker by one thread at a time. Whoever opens one calls {@link #commit} once or
 * {@link #discard} at least once on every path; {@code discard} after {@code commit} does nothing, so it can stand in a
 * {@code finally}. What a discarded upload leaves behind depends on its {@link WriteMode}: nothing for
 * {@link WriteMode.Replace}, the bytes written so far for the others, so that the client can resume. The catch: until
 * {@code commit} returns, nothing may be told to the client as stored.
 */
public interface IncomingFile {
    /**
     * Writes all bytes between position and limit.
     *
     * @param bytes what to write; its position ends at its limit
     * @throws StorageFullException if no room is left; becomes 452
     * @throws QuotaExceededException if the user may store no more; becomes 552
     * @throws IOException if the storage fails otherwise; becomes 451. After any failure only {@link #discard} is left
     */
    void write(ByteBuffer bytes) throws IOException;

    /**
     * Makes the file appear under its name, complete, and gives everything back.
     *
     * @throws IOException if it cannot be stored: the old file, if any, is untouched; becomes 451, 452 or 552 as with
     *     {@link #write}. {@link #discard} must still be called
     * @throws IllegalStateException if it was committed or discarded before, or if a write failed
     */
    void commit() throws IOException;

    /**
     * Ends the upload without success and gives everything back. Does nothing when called again or after
     * {@link #commit}.
     *
     * @throws IOException if what was written cannot be removed; it is not visible to clients even then
     */
    void discard() throws IOException;

    /**
     * Ends the upload without success, in place of {@link #discard}, and keeps what has come so that a client can go on with it: it
     * appears under its name if no file has that name. A storage that cannot do this discards.
     *
     * @return whether a file of what has come is there now that was not there before
     * @throws IOException if the storage fails; then nothing of it is visible to clients
     */
    default boolean keep() throws IOException {
        discard();
        return false;
    }
}
