/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.testing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a server says to a hello, in memory. A server that asks for another key share (HelloRetryRequest) has agreed as well: to
 * the version, the suite and the group it names.
 *
 * @param hello what its ServerHello settles; empty if it refuses
 * @param alert the last alert in clear
 */
public record Answer(Optional<ServerHello> hello, Optional<Integer> alert) {
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int SERVER_HELLO = 2;
    private static final int RANDOM_BYTES = 32;
    private static final int KEY_SHARE = 51;
    private static final int SUPPORTED_VERSIONS = 43;

    /** By their numbers on the wire; the group is known in TLS 1.3 only. */
    public record ServerHello(int version, int suite, Optional<Integer> group) {}

    /** Gives a hello to a handler, which is thrown away afterwards. */
    public static Answer of(ChannelHandler server, TypedHello hello) {
        List<Object> failures = new ArrayList<>();
        EmbeddedChannel channel = new EmbeddedChannel(server, new ChannelInboundHandlerAdapter() {
            @Override
            public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
                if (!(event instanceof SslHandshakeCompletionEvent done) || !done.isSuccess()) {
                    failures.add(event);
                }
            }

            @Override
            public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
                failures.add(cause);
            }
        });
        channel.writeInbound(Unpooled.wrappedBuffer(hello.record()));
        channel.runPendingTasks();
        boolean refused = !failures.isEmpty();
        ByteBuf said = Unpooled.buffer();
        for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
            said.writeBytes(bytes);
            bytes.release();
        }
        channel.finishAndReleaseAll();
        return parsed(said, refused);
    }

    private static Answer parsed(ByteBuf records, boolean refused) {
        Optional<ServerHello> hello = Optional.empty();
        Optional<Integer> alert = Optional.empty();
        while (records.isReadable()) {
            int type = records.readUnsignedByte();
            records.skipBytes(2);
            ByteBuf content = records.readSlice(records.readUnsignedShort());
            if (type == ALERT) {
                alert = Optional.of((int) content.getUnsignedByte(1));
            } else if (type == HANDSHAKE && hello.isEmpty() && content.getUnsignedByte(0) == SERVER_HELLO) {
                hello = Optional.of(serverHello(content.skipBytes(4)));
            }
        }
        return refused || alert.isPresent() ? new Answer(Optional.empty(), alert) : new Answer(hello, alert);
    }

    private static ServerHello serverHello(ByteBuf in) {
        int version = in.readUnsignedShort();
        in.skipBytes(RANDOM_BYTES);
        in.skipBytes(in.readUnsignedByte());
        int suite = in.readUnsignedShort();
        in.skipBytes(1);
        Optional<Integer> group = Optional.empty();
        ByteBuf extensions = in.isReadable() ? in.readSlice(in.readUnsignedShort()) : in;
        while (extensions.isReadable()) {
            int type = extensions.readUnsignedShort();
            ByteBuf content = extensions.readSlice(extensions.readUnsignedShort());
            if (type == SUPPORTED_VERSIONS) {
                version = content.readUnsignedShort();
            } else if (type == KEY_SHARE) {
                group = Optional.of(content.readUnsignedShort());
            }
        }
        return new ServerHello(version, suite, group);
    }
}
