/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ftps.wire.LineCharset;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies, whole and byte by byte, good and bad. */
class ReplyReaderTest {
    private final ReplyReader reader = new ReplyReader(new LineCharset());
    private final EmbeddedChannel channel = new EmbeddedChannel(reader);

    @AfterEach
    void close() {
        channel.close();
    }

    private void says(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
    }

    private ServerReply next() throws IOException {
        return reader.next("test", Duration.ZERO);
    }

    @Test
    void readsRepliesOfOneLineAndOfSeveral() throws Exception {
        says("220 Hello.\r\n211-Features:\r\n MLST type*;\r\n211 is no end\r\n220-\r\n220\r\n");

        assertThat(next()).isEqualTo(new ServerReply(220, List.of("Hello.")));
        assertThat(next()).isEqualTo(new ServerReply(211, List.of("Features:", " MLST type*;", "is no end")));
        assertThat(next()).isEqualTo(new ServerReply(220, List.of("", "")));
        assertThat(reader.isEmpty()).isTrue();
    }

    @Test
    void readsThemByteByByte() throws Exception {
        for (char c : "150-a\r\n226 b\r\n150 c\r\n".toCharArray()) {
            says(String.valueOf(c));
        }

        assertThat(next()).isEqualTo(new ServerReply(150, List.of("a", "226 b", "c")));
    }

    @Test
    void knowsWhatNobodyAskedFor() {
        assertThat(reader.isEmpty()).isTrue();
        says("22");
        assertThat(reader.isEmpty()).isFalse();
        says("0 injected\r\n");
        assertThat(reader.isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"HTTP/1.1 400 Bad Request\r\n", "SSH-2.0-x\r\n", "700 x\r\n", "22\r\n", "220x\r\n", "2\u0000\r\n"
            })
    void endsWhereNoServerOfFtpSpeaks(String words) {
        says(words);

        assertThatThrownBy(this::next).isInstanceOf(IOException.class).hasMessageStartingWith("The server answers ");
        assertThatThrownBy(this::next).as("again").isInstanceOf(IOException.class);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void endsAReplyWithoutEnd() {
        says("211-a\r\n".repeat(ReplyReader.MAX_LINES + 1));

        assertThatThrownBy(this::next).hasMessage("The server talks without end.");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void endsRepliesThatNobodyAsksFor() {
        says("200 a\r\n".repeat(ReplyReader.MAX_WAITING + 1));

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void tellsThatTheServerIsGone() {
        channel.close();

        assertThatThrownBy(this::next).hasMessage("The server closed the control connection.");
    }

    @Test
    void tellsThatTheServerIsSilent() {
        assertThatThrownBy(this::next).hasMessageStartingWith("The server does not answer test within 0 seconds");
    }
}
