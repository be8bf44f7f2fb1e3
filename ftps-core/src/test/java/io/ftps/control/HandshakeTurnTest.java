/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.control;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.Limits;
import io.ftps.server.Limits.Count;
import io.ftps.testing.Leaks;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two handshakes where there is a place for one. */
final class HandshakeTurnTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    /** A record of a handshake with five bytes in it. RFC 8446, section 5.1. */
    private static final String HELLO = "\26\3\1\0\5hello";

    private final HandshakePermits permits = new HandshakePermits(Limits.DEFAULT.with(Count.HANDSHAKES, 1));
    private final EmbeddedChannel first = channel();
    private final EmbeddedChannel second = channel();

    private EmbeddedChannel channel() {
        return new EmbeddedChannel(new HandshakeTurn(permits, InetAddress.getLoopbackAddress()));
    }

    @AfterEach
    void end() {
        first.finishAndReleaseAll();
        second.finishAndReleaseAll();
    }

    private static void hears(EmbeddedChannel channel, String text) {
        channel.writeInbound(bytes(text));
        channel.runPendingTasks();
    }

    private static void answers(EmbeddedChannel channel) {
        channel.writeOutbound(bytes("answer"));
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, US_ASCII);
    }

    /** What has come through to TLS, all of it. */
    private static String through(EmbeddedChannel channel) {
        channel.runPendingTasks();
        StringBuilder all = new StringBuilder();
        for (ByteBuf bytes = channel.readInbound(); bytes != null; bytes = channel.readInbound()) {
            all.append(bytes.toString(US_ASCII));
            bytes.release();
        }
        return all.toString();
    }

    @Test
    void aHelloWaitsUntilTheOneBeforeItIsAnswered() {
        hears(first, HELLO);
        hears(second, HELLO);
        assertThat(through(first)).isEqualTo(HELLO);
        assertThat(through(second)).isEmpty();

        answers(first);

        assertThat(through(second)).isEqualTo(HELLO);
    }

    @Test
    void whoHasNotSaidAllKeepsNobodyWaiting() {
        for (int i = 0; i < HELLO.length() - 1; i++) {
            hears(first, HELLO.substring(i, i + 1));
        }
        hears(second, HELLO);
        assertThat(through(first)).isEmpty();
        assertThat(through(second)).isEqualTo(HELLO);

        hears(first, "o");
        answers(second);

        assertThat(through(first)).isEqualTo(HELLO);
    }

    @Test
    void whatIsNoHandshakeIsRefusedByTls() {
        hears(first, "GET");

        assertThat(through(first)).isEqualTo("GET");
    }

    @Test
    void whoGoesGivesItsPlaceBack() {
        hears(first, HELLO);
        hears(second, HELLO);

        first.close();

        assertThat(through(second)).isEqualTo(HELLO);
    }

    @Test
    void whoGoesWhileItWaitsTakesNoPlace() {
        EmbeddedChannel third = channel();
        hears(first, HELLO);
        hears(second, HELLO);
        hears(third, HELLO);

        second.close();
        answers(first);

        assertThat(through(third)).isEqualTo(HELLO);
        third.finishAndReleaseAll();
    }

    @Test
    void behindTheAnswerNothingIsHeldBack() {
        hears(first, HELLO);
        answers(first);
        hears(second, HELLO);

        hears(first, " again");

        assertThat(through(first)).isEqualTo(HELLO + " again");
        assertThat(first.pipeline().get(HandshakeTurn.class)).isNull();
    }
}
