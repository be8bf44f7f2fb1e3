/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Channels that are joined in memory by one thread, and freed together. */
final class MemoryLink implements AutoCloseable {
    private final List<EmbeddedChannel> open = new ArrayList<>();

    EmbeddedChannel newChannel(SslHandler handler) {
        EmbeddedChannel channel = new EmbeddedChannel(handler);
        open.add(channel);
        return channel;
    }

    /** Carries bytes to and fro until neither side has more to say. */
    static void talk(EmbeddedChannel one, EmbeddedChannel other) {
        byte[] said = takeAll(one);
        byte[] answer = answer(other, said);
        while (said.length > 0 || answer.length > 0) {
            said = answer(one, answer);
            answer = answer(other, said);
        }
    }

    static byte[] answer(EmbeddedChannel channel, byte[] said) {
        if (said.length > 0) {
            channel.writeInbound(Unpooled.wrappedBuffer(said));
        }
        return takeAll(channel);
    }

    static byte[] takeAll(EmbeddedChannel channel) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            all.writeBytes(ByteBufUtil.getBytes(bytes));
            bytes.release();
        }
        return all.toByteArray();
    }

    @Override
    public void close() {
        open.forEach(MemoryLink::free);
        open.clear();
    }

    private static void free(EmbeddedChannel channel) {
        channel.close();
        channel.releaseInbound();
        channel.releaseOutbound();
    }
}
