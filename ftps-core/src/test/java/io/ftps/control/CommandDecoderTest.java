/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.testing.Leaks;
import io.ftps.wire.LineBuffer;
import io.ftps.wire.LineCharset;
import io.ftps.wire.ReceivedLine;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One line for each read. */
final class CommandDecoderTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private final CommandDecoder decoder = new CommandDecoder(new LineBuffer(4_096, new LineCharset()));
    private final Lines lines = new Lines();
    private final EmbeddedChannel channel = new EmbeddedChannel();

    CommandDecoderTest() {
        channel.config().setAutoRead(false);
        channel.pipeline().addLast(decoder, lines);
    }

    /** Keeps the lines; asks for the next one from within when told to. */
    private static final class Lines extends ChannelInboundHandlerAdapter {
        private final List<String> got = new ArrayList<>();
        private boolean greedy;
        private int depth;
        private int deepest;

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            depth++;
            deepest = Math.max(deepest, depth);
            got.add(((ReceivedLine.Text) message).text());
            if (greedy) {
                ctx.read();
            }
            depth--;
        }
    }

    private void receive(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, US_ASCII));
    }

    @Test
    void nothingIsGivenThatWasNotAskedFor() {
        receive("one\r\ntwo\r\n");
        assertThat(lines.got).isEmpty();
        assertThat(decoder.isEmpty()).isFalse();
        channel.finish();
    }

    @Test
    void eachReadGivesOneLineInOrder() {
        receive("one\r\ntwo\r\nthr");
        channel.read();
        assertThat(lines.got).containsExactly("one");
        channel.read();
        assertThat(lines.got).containsExactly("one", "two");
        channel.read();
        assertThat(lines.got).hasSize(2);
        receive("ee\r\nfour\r\n");
        assertThat(lines.got).containsExactly("one", "two", "three");
        channel.finish();
    }

    @Test
    void tenThousandLinesDoNotNest() {
        lines.greedy = true;
        channel.read();
        receive("NOOP\r\n".repeat(10_000));
        assertThat(lines.got).hasSize(10_000);
        assertThat(lines.deepest).isEqualTo(1);
        channel.finish();
    }

    @Test
    void whatComesAfterDiscardIsReleasedAndNotHeld() {
        channel.read();
        receive("half a li");
        decoder.discard();
        assertThat(decoder.isEmpty()).isTrue();
        ByteBuf more = Unpooled.copiedBuffer("ne\r\n".repeat(1_000), US_ASCII);
        channel.writeInbound(more);
        assertThat(more.refCnt()).isZero();
        assertThat(lines.got).isEmpty();
        channel.finish();
    }

    @Test
    void whatIsHeldIsReleasedWithTheChannel() {
        ByteBuf held = Unpooled.copiedBuffer("one\r\ntwo", US_ASCII);
        channel.writeInbound(held);
        channel.finish();
        assertThat(held.refCnt()).isZero();
    }
}
