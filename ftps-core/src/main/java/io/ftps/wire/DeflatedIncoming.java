/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import io.ftps.file.IncomingFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A file on its way from a client in MODE Z: one whole stream of zlib's format, and nothing behind it. RFC 1950;
 * draft-preston-ftpext-deflate-04, section 3.
 *
 * <p>The catch: a connection that ended well does not make the stream whole, and only {@link #commit} knows.
 */
public final class DeflatedIncoming implements IncomingFile {
    /** What may come out whatever went in, in bytes: 16 MiB. Beyond it the ratio counts. */
    public static final int FREE_BYTES = 1 << 24;

    /** What to write at once, in bytes, so that no more than 4 MiB come out: 4 KiB. */
    public static final int PIECE_BYTES = 4 * 1024;

    private static final int CHUNK_BYTES = 64 * 1024;

    private final IncomingFile file;
    private final int ratio;
    private final Inflater inflater = new Inflater();
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);

    /**
     * Inflates.
     *
     * @param file committed and discarded with this one
     * @param ratio how many bytes may come out for each that went in
     */
    public DeflatedIncoming(IncomingFile file, int ratio) {
        this.file = file;
        this.ratio = ratio;
    }

    /**
     * Writes what comes out.
     *
     * @throws BrokenStreamException if this is no stream of zlib's format, or behind its end
     * @throws InflatedTooFarException if too much comes out
     */
    @Override
    public void write(ByteBuffer bytes) throws IOException {
        inflater.setInput(bytes);
        while (inflate() > 0) {
            checkRatio();
            file.write(chunk.flip());
        }
        if (bytes.hasRemaining()) {
            throw new BrokenStreamException(inflater.finished() ? "bytes behind the end" : "a dictionary is wanted");
        }
    }

    private int inflate() throws BrokenStreamException {
        try {
            return inflater.inflate(chunk.clear());
        } catch (DataFormatException e) {
            throw new BrokenStreamException(String.valueOf(e.getMessage()));
        }
    }

    private void checkRatio() throws InflatedTooFarException {
        long out = inflater.getBytesWritten();
        if (out > FREE_BYTES && out / ratio > inflater.getBytesRead()) {
            throw new InflatedTooFarException(inflater.getBytesRead(), out);
        }
    }

    /**
     * Commits the file if the stream has come to its end.
     *
     * @throws BrokenStreamException if it has not
     */
    @Override
    public void commit() throws IOException {
        if (!inflater.finished()) {
            throw new BrokenStreamException("no end");
        }
        file.commit();
        inflater.end();
    }

    @Override
    public void discard() throws IOException {
        inflater.end();
        file.discard();
    }
}
