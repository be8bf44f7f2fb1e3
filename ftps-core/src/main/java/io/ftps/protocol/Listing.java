/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.file.DirectoryListing;
import io.ftps.file.FileInfo;
import io.ftps.file.FileSource;
import io.ftps.wire.LineCharset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A listing as bytes: one line an entry, made when it is asked for, so the directory may be of any size. */
final class Listing implements FileSource {
    private final DirectoryListing entries;
    private final Format format;
    private final LineCharset charset;
    private ByteBuffer line = ByteBuffer.allocate(0);

    Listing(DirectoryListing entries, Format format, LineCharset charset) {
        this.entries = entries;
        this.format = format;
        this.charset = charset;
    }

    /** How an entry is written. */
    @FunctionalInterface
    interface Format {
        String line(FileInfo entry);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int before = target.position();
        while (target.hasRemaining()) {
            if (!line.hasRemaining() && !nextLine()) {
                break;
            }
            int count = Math.min(target.remaining(), line.remaining());
            target.put(line.slice(line.position(), count));
            line.position(line.position() + count);
        }
        int count = target.position() - before;
        return count == 0 ? -1 : count;
    }

    private boolean nextLine() throws IOException {
        Optional<FileInfo> entry = entries.next();
        entry.ifPresent(info -> line = ByteBuffer.wrap(charset.encode(format.line(info) + "\r\n")));
        return entry.isPresent();
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }
}
