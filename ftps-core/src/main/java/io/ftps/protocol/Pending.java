/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.file.FtpPath;

/** What one command leaves for the next: one slot, emptied by every command that does not use it. */
sealed interface Pending {
    /** Nothing. */
    record Nothing() implements Pending {}

    /**
     * RNFR was sent, RNTO is awaited.
     *
     * @param path what is renamed
     */
    record RenameFrom(FtpPath path) implements Pending {}

    /**
     * REST was sent; the next transfer begins there. It outlives the commands that open a data connection.
     *
     * @param offset in bytes
     */
    record RestartAt(long offset) implements Pending {}

    /**
     * RANG was sent; the next download, or HASH, takes these bytes alone. It outlives what REST outlives.
     *
     * @param first in bytes from the start
     * @param last the last byte that counts, not before the first
     */
    record Range(long first, long last) implements Pending {
        /** How many bytes of a file of this size count. */
        long lengthIn(long size) {
            return Math.max(0, Math.min(size, last + 1) - first);
        }
    }

    /**
     * SITE CPFR was sent, SITE CPTO is awaited.
     *
     * @param path what is copied
     */
    record CopyFrom(FtpPath path) implements Pending {}
}
