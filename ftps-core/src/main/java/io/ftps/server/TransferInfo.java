/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

/**
 * A transfer, as it begins.
 *
 * @param id the session's id and a number, such as {@code 3f.2}
 * @param direction which way the bytes go
 * @param path what the client named, absolute
 * @param offset where in the file it begins, in bytes
 * @param type how the bytes look on the wire
 * @param encrypted whether the data connection is under TLS
 */
public record TransferInfo(
        String id, Direction direction, String path, long offset, TransferType type, boolean encrypted) {
    /** Which way the bytes go. */
    public enum Direction {
        /** A file to the client. */
        DOWNLOAD,
        /** A file from the client. */
        UPLOAD,
        /** A listing to the client. */
        LISTING
    }
}
