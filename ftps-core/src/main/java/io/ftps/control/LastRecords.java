/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandler;
import java.util.List;

/**
 * Gives the {@link SslHandler} one TLS record at a time while TLS ends. What comes in clear in one packet with the client's
 * close_notify is then still here and goes to the commands; BoringSSL's handler would swallow it. RFC 8446, section 5.1.
 */
final class LastRecords extends ByteToMessageDecoder {
    private static final int HEADER_BYTES = 5;
    private static final int LENGTH_OFFSET = 3;

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (in.readableBytes() < HEADER_BYTES) {
            return;
        }
        int record = HEADER_BYTES + in.getUnsignedShort(in.readerIndex() + LENGTH_OFFSET);
        if (!SslHandler.isEncrypted(in, false)) {
            out.add(in.readRetainedSlice(in.readableBytes())); // the SslHandler refuses it
        } else if (in.readableBytes() >= record) {
            out.add(in.readRetainedSlice(record));
        }
    }
}
