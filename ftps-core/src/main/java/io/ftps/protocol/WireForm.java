/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.file.FileSource;
import io.ftps.file.IncomingFile;
import io.ftps.server.AsciiTransfers;
import io.ftps.server.Limits.Count;
import io.ftps.server.TransferType;
import io.ftps.wire.AsciiIncoming;
import io.ftps.wire.AsciiSource;
import io.ftps.wire.DeflatedIncoming;
import io.ftps.wire.DeflatedSource;

/**
 * How the bytes of one transfer look on the data connection, as TYPE and MODE said when it began: first TYPE, then MODE.
 *
 * @param type as files are treated here
 * @param mode of files and listings
 * @param level how hard they are deflated, 1 to 9
 * @param ratio how far uploads may be inflated
 */
record WireForm(TransferType type, TransferMode mode, int level, int ratio) {
    static WireForm of(Connection connection) {
        TransferSettings settings = connection.settings();
        boolean converted = connection.listener().concessions().asciiTransfers() == AsciiTransfers.CONVERT_LINES;
        return new WireForm(
                converted ? settings.type() : TransferType.IMAGE,
                settings.mode(),
                settings.level(),
                connection.services().limits().get(Count.INFLATE_RATIO));
    }

    /** A file on its way to the client. */
    FileSource ofFile(FileSource source) {
        return ofListing(type == TransferType.ASCII ? new AsciiSource(source) : source);
    }

    /** A listing, whose lines end in CR LF already. */
    FileSource ofListing(FileSource lines) {
        return mode == TransferMode.DEFLATED ? new DeflatedSource(lines, level) : lines;
    }

    /** A file on its way from the client. */
    IncomingFile ofUpload(IncomingFile file) {
        IncomingFile converted = type == TransferType.ASCII ? new AsciiIncoming(file) : file;
        return mode == TransferMode.DEFLATED ? new DeflatedIncoming(converted, ratio) : converted;
    }
}
