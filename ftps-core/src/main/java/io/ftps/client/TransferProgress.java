/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

/** Is told how far a transfer is. */
@FunctionalInterface
public interface TransferProgress {
    /** Nobody looks. */
    TransferProgress NONE = bytes -> {};

    /**
     * Called on the thread that transfers, after each chunk.
     *
     * @param bytes that went over the wire so far
     */
    void moved(long bytes);
}
