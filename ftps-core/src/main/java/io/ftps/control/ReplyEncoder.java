/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import io.ftps.command.Reply;
import io.ftps.wire.LineCharset;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;

/** Writes replies in the session's charset. RFC 959, section 4.2. */
final class ReplyEncoder extends MessageToByteEncoder<Reply> {
    private final LineCharset charset;

    ReplyEncoder(LineCharset charset) {
        super(Reply.class);
        this.charset = charset;
    }

    @Override
    protected void encode(ChannelHandlerContext ctx, Reply reply, ByteBuf out) {
        out.writeBytes(charset.encode(reply.toWire()));
    }
}
