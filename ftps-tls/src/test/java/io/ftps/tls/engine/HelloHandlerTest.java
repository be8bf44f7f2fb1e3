/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.tls.ClientHello;
import io.ftps.tls.TlsConnection;
import io.ftps.tls.TlsOutcome;
import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.NoLeaks;
import io.ftps.tls.testing.TlsClient;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records in, hello out: the selector keeps what it is asked and selects nothing, which ends each case. */
class HelloHandlerTest {
    private static final String HANDSHAKE_FAILURE = "15030300020228";

    @RegisterExtension
    static final NoLeaks LEAKS = new NoLeaks();

    private final List<ClientHello> asked = new ArrayList<>();
    private final List<Object> seen = new ArrayList<>();
    private final Fixture server = new Fixture(hello -> {
        asked.add(hello);
        return Optional.empty();
    });
    private final TlsConnection connection = server.newConnection(Runnable::run);
    private final EmbeddedChannel channel = new EmbeddedChannel(connection.mainHandler(), new Watching());

    /** Whatever comes through to the application. */
    private final class Watching extends ChannelInboundHandlerAdapter {
        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            seen.add(event);
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            seen.add("bytes");
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            seen.add(cause);
        }
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
        server.close();
    }

    @Test
    void aHelloInOneRecordIsRead() throws Exception {
        write(new TlsClient("TLSv1.3", "TLSv1.2").hello());

        assertRefusedAfterOneQuestion();
    }

    @Test
    void aHelloThatComesByteByByteIsRead() throws Exception {
        for (byte each : new TlsClient("TLSv1.3", "TLSv1.2").hello()) {
            write(new byte[] {each});
        }

        assertRefusedAfterOneQuestion();
    }

    @Test
    void aHelloInManyRecordsIsRead() throws Exception {
        byte[] hello = new TlsClient("TLSv1.3", "TLSv1.2").hello();
        for (int at = 5; at < hello.length; at += 100) {
            byte[] fragment = Arrays.copyOfRange(hello, at, Math.min(at + 100, hello.length));
            write(new byte[] {22, 3, 1, 0, (byte) fragment.length});
            write(fragment);
        }

        assertRefusedAfterOneQuestion();
    }

    @Test
    void whatFollowsARefusalIsThrownAway() throws Exception {
        byte[] hello = new TlsClient("TLSv1.3", "TLSv1.2").hello();
        byte[] twice = Arrays.copyOf(hello, hello.length * 2);
        System.arraycopy(hello, 0, twice, hello.length, hello.length);
        write(twice);

        assertRefusedAfterOneQuestion();
    }

    private void assertRefusedAfterOneQuestion() {
        assertThat(asked).singleElement().satisfies(hello -> {
            assertThat(hello.versions()).containsExactly(0x0304, 0x0303);
            assertThat(hello.signatureSchemes()).contains(0x0403);
            assertThat(hello.groups()).contains(0x001d);
        });
        assertThat(sent()).isEqualTo(HANDSHAKE_FAILURE);
        assertOnlyFailure("No certificate was selected for this client.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "474554202f20485454502f312e310d0a0d0a", // GET / HTTP/1.1
                "55534552206120 0d0a", // USER a
                "15030300020100", // an alert: close_notify
                "140303000101", // a change of cipher
                "1603030000", // a handshake record of no length
                "16030300040e000000", // a handshake that is no ClientHello
                "170303000568656c6c6f", // application data
                "1609000005 0100000101", // no version of TLS
                "802e0100020015000000100100800200800600400400", // SSL 2.0
            })
    void whatIsNoHelloIsRefusedWithoutAQuestion(String hex) {
        write(HexFormat.of().parseHex(hex.replace(" ", "")));

        assertThat(asked).isEmpty();
        assertOnlyFailure("The peer does not speak TLS here.");
    }

    @Test
    void aHelloThatClaimsToBeEndlessIsRefused() {
        write(HexFormat.of().parseHex("1603010010" + "01ffffff" + "000000000000000000000000"));

        assertThat(asked).isEmpty();
        assertOnlyFailure("The ClientHello is longer than 64 KiB.");
    }

    @Test
    void aClientThatFloodsWhileTheSelectorThinksIsRefused() throws Exception {
        List<Runnable> waiting = new ArrayList<>();
        EmbeddedChannel slow =
                new EmbeddedChannel(server.newConnection(waiting::add).mainHandler(), new Watching());
        slow.writeInbound(Unpooled.wrappedBuffer(new TlsClient("TLSv1.3").hello()));
        slow.writeInbound(Unpooled.wrappedBuffer(new byte[128 * 1024]));

        assertThat(sentOn(slow)).isEqualTo("1503030002020a"); // unexpected_message
        assertThat(seen)
                .singleElement()
                .isInstanceOfSatisfying(
                        TlsOutcome.Failed.class,
                        failed -> assertThat(failed.reason())
                                .isEqualTo("The client sent more than 128 KiB before it was answered."));
        waiting.forEach(Runnable::run);
        slow.runPendingTasks();
        assertThat(seen).hasSize(1);
        slow.finishAndReleaseAll();
    }

    private void assertOnlyFailure(String reason) {
        assertThat(seen)
                .singleElement()
                .isInstanceOfSatisfying(
                        TlsOutcome.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(reason));
        assertThat(channel.isOpen()).isFalse();
    }

    private void write(byte[] bytes) {
        if (channel.isOpen()) {
            channel.writeInbound(Unpooled.wrappedBuffer(bytes));
        }
    }

    private String sent() {
        return sentOn(channel);
    }

    private static String sentOn(EmbeddedChannel channel) {
        ByteBuf record = channel.readOutbound();
        try {
            return ByteBufUtil.hexDump(record);
        } finally {
            record.release();
        }
    }
}
