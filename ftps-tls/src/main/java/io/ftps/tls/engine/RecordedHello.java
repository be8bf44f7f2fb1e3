/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ClientHello;
import io.ftps.tls.ConnectionOrigin;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** A ClientHello that was written down, as a network recorder shows it: in records, or the bare handshake message. */
public final class RecordedHello {
    private static final int HANDSHAKE_RECORD = 22;
    private static final int VERSION_BYTES = 2;
    private static final int CLIENT_HELLO = 1;

    private RecordedHello() {}

    /**
     * Reads it.
     *
     * @param recorded the bytes the client sent first; what follows the hello is passed over
     * @param origin where they came in
     * @return what the client said
     * @throws IllegalArgumentException if this is no ClientHello, or half of one
     */
    public static ClientHello read(byte[] recorded, ConnectionOrigin origin) {
        try {
            ByteBuf message = withoutRecords(Unpooled.wrappedBuffer(recorded));
            int type = message.readUnsignedByte();
            if (type != CLIENT_HELLO) {
                throw new IllegalArgumentException("The recorded bytes are a handshake message of type " + type
                        + " (expected: a ClientHello, of type 1, with or without its TLS records).");
            }
            return ClientHelloDecoder.decode(message.readSlice(message.readUnsignedMedium()), origin);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "The recorded ClientHello ends too early, after " + recorded.length
                            + " bytes (expected: all of it).",
                    e);
        } catch (HandshakeRefusedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static ByteBuf withoutRecords(ByteBuf in) {
        if (in.getUnsignedByte(0) != HANDSHAKE_RECORD) {
            return in;
        }
        ByteBuf fragments = Unpooled.buffer();
        while (in.isReadable() && in.readUnsignedByte() == HANDSHAKE_RECORD) {
            in.skipBytes(VERSION_BYTES);
            fragments.writeBytes(in.readSlice(in.readUnsignedShort()));
        }
        return fragments;
    }
}
