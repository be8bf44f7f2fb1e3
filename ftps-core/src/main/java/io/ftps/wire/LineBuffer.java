/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.Optional;

/**
 * Bytes of a control connection until their line is asked for. Lines end in CR LF or LF. Memory is bounded: of a line over
 * the limit nothing is kept. Not thread-safe; {@link #release} when done.
 */
public final class LineBuffer {
    private static final byte LF = '\n';
    private static final byte CR = '\r';
    private static final int TLS_HANDSHAKE = 0x1603;

    private final int maxLineBytes;
    private final LineCharset charset;
    private ByteBuf held = Unpooled.EMPTY_BUFFER;
    /** Bytes of the held ones in which no line end was found. */
    private int scanned;

    private boolean skippingLongLine;

    /**
     * Makes an empty buffer.
     *
     * @param maxLineBytes longest line, without its end
     * @param charset how lines are decoded
     */
    public LineBuffer(int maxLineBytes, LineCharset charset) {
        this.maxLineBytes = maxLineBytes;
        this.charset = charset;
    }

    /**
     * Takes bytes over.
     *
     * @param bytes owned by this buffer from now on
     * @param allocator used when bytes must be joined
     */
    public void add(ByteBuf bytes, ByteBufAllocator allocator) {
        if (!held.isReadable()) {
            held.release();
            held = bytes;
            return;
        }
        ByteBuf joined = allocator.buffer(held.readableBytes() + bytes.readableBytes());
        joined.writeBytes(held).writeBytes(bytes);
        held.release();
        bytes.release();
        held = joined;
    }

    /**
     * The next line, if it is whole or known to be too long.
     *
     * @return the line, or empty when more bytes are needed
     */
    public Optional<ReceivedLine> next() {
        while (true) {
            if (beginsTls()) {
                held.skipBytes(Short.BYTES);
                scanned = 0;
                return Optional.of(new ReceivedLine.TlsRecord());
            }
            int length = held.bytesBefore(held.readerIndex() + scanned, held.readableBytes() - scanned, LF);
            if (length < 0) {
                return unfinished();
            }
            byte[] line = new byte[skippingLongLine ? 0 : scanned + length];
            held.readBytes(line, 0, line.length).skipBytes(scanned + length - line.length + 1);
            scanned = 0;
            if (!held.isReadable()) {
                release();
            }
            if (!skippingLongLine) {
                return Optional.of(toLine(line));
            }
            skippingLongLine = false;
        }
    }

    /** No command begins with these bytes: the kind of a record that shakes hands, and its version. RFC 8446, section 5.1. */
    private boolean beginsTls() {
        return !skippingLongLine
                && held.readableBytes() > 1
                && held.getUnsignedShort(held.readerIndex()) == TLS_HANDSHAKE;
    }

    private Optional<ReceivedLine> unfinished() {
        scanned = held.readableBytes();
        if (!skippingLongLine && scanned <= maxLineBytes + 1) {
            return Optional.empty();
        }
        boolean known = skippingLongLine;
        skippingLongLine = true;
        held.skipBytes(scanned);
        scanned = 0;
        return known ? Optional.empty() : Optional.of(tooLong());
    }

    private ReceivedLine toLine(byte[] line) {
        int end = line.length > 0 && line[line.length - 1] == CR ? line.length - 1 : line.length;
        if (end > maxLineBytes) {
            return tooLong();
        }
        byte[] text = TelnetCodes.strip(line, end);
        for (byte b : text) {
            if (b == 0 || b == CR) {
                return new ReceivedLine.Bad("Command line has a NUL or a CR inside; end lines with CR LF.");
            }
        }
        return new ReceivedLine.Text(charset.decode(text));
    }

    private ReceivedLine tooLong() {
        return new ReceivedLine.Bad("Command line is longer than " + maxLineBytes + " bytes.");
    }

    /**
     * Whether every byte was given out.
     *
     * @return false when bytes of a line are held, whole or not
     */
    public boolean isEmpty() {
        return !held.isReadable() && !skippingLongLine;
    }

    /** Gives the memory back; the buffer is empty then. */
    public void release() {
        held.release();
        held = Unpooled.EMPTY_BUFFER;
        scanned = 0;
    }
}
