/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.file.FileSource;
import io.ftps.file.IncomingFile;
import io.ftps.server.AsciiTransfers;
import io.ftps.wire.AsciiIncoming;
import io.ftps.wire.AsciiSource;

/**
 * How the bytes of one file look on the data connection, as TYPE said when the transfer began.
 *
 * @param type as files are treated here
 */
record WireForm(TransferType type) {
    static WireForm of(Connection connection) {
        boolean converted = connection.listener().concessions().asciiTransfers() == AsciiTransfers.CONVERT_LINES;
        return new WireForm(converted ? connection.settings().type() : TransferType.IMAGE);
    }

    /** A file on its way to the client. */
    FileSource ofFile(FileSource source) {
        return type == TransferType.ASCII ? new AsciiSource(source) : source;
    }

    /** A file on its way from the client. */
    IncomingFile ofUpload(IncomingFile file) {
        return type == TransferType.ASCII ? new AsciiIncoming(file) : file;
    }
}
