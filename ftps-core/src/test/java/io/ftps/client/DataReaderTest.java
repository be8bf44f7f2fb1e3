/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When what came is all, and when it may not be. */
class DataReaderTest {
    private final DataReader reader = new DataReader();
    private final EmbeddedChannel channel = new EmbeddedChannel(reader);

    @AfterEach
    void close() {
        channel.close();
        reader.release();
    }

    private DataReader.Piece next() throws IOException {
        return reader.next(channel, Duration.ZERO);
    }

    private void comes(int bytes) {
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[bytes]));
    }

    private void isTaken(int bytes) throws IOException {
        assertThat(next()).isInstanceOfSatisfying(DataReader.Piece.Bytes.class, piece -> {
            assertThat(piece.content().readableBytes()).isEqualTo(bytes);
            piece.content().release();
        });
    }

    @Test
    void aCloseNotifyIsTheEnd() throws Exception {
        comes(3);
        channel.pipeline().fireUserEventTriggered(SslCloseCompletionEvent.SUCCESS);
        channel.close();

        isTaken(3);
        assertThat(next()).isInstanceOf(DataReader.Piece.End.class);
        assertThat(next()).as("again").isInstanceOf(DataReader.Piece.End.class);
    }

    @Test
    void aFinAloneIsNotTheEnd() throws Exception {
        comes(3);
        channel.pipeline().fireUserEventTriggered(new SslCloseCompletionEvent(new ClosedChannelException()));
        channel.close();

        isTaken(3);
        assertThat(next())
                .isInstanceOfSatisfying(
                        DataReader.Piece.Broken.class,
                        broken -> assertThat(broken.why()).hasMessageContaining("without a close_notify"));
    }

    @Test
    void aFaultIsTold() throws Exception {
        channel.pipeline().fireExceptionCaught(new IOException("reset"));

        assertThat(next())
                .isInstanceOfSatisfying(
                        DataReader.Piece.Broken.class,
                        broken -> assertThat(broken.why()).hasMessage("The data connection broke: reset"));
        assertThat(channel.isOpen()).isFalse();
    }
}
