/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ftps.testing.Leaks;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes to lines; every case at once and one byte at a time. Bytes are written as Latin 1. */
final class LineBufferTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final int MOST = 64;
    private static final String BAD = "bad";

    /** The lines that a run of bytes gives, in which {@link #BAD} stands for a line that is thrown away. */
    static Stream<Arguments> lines() {
        String longest = "x".repeat(MOST);
        return Stream.of(
                arguments("", List.of()),
                arguments("NOOP", List.of()),
                arguments("NOOP\r", List.of()),
                arguments("NOOP\r\n", List.of("NOOP")),
                arguments("NOOP\n", List.of("NOOP")),
                arguments("\r\n", List.of("")),
                arguments("\n", List.of("")),
                arguments("NOOP\r\nSYST\nPWD\r\nQU", List.of("NOOP", "SYST", "PWD")),
                arguments(" NOOP \r\n", List.of(" NOOP ")),
                arguments("MKD a\tb\r\n", List.of("MKD a\tb")),
                arguments("MKD \u00c3\u00a9\r\n", List.of("MKD \u00e9")),
                arguments("MKD \u00e9\r\n", List.of("MKD \u00e9")),
                arguments(longest + "\r\n", List.of(longest)),
                arguments(longest + "\n", List.of(longest)),
                arguments(longest + "x\r\n", List.of(BAD)),
                arguments(longest + "x\n", List.of(BAD)),
                arguments(longest + longest + "\r\nNOOP\r\n", List.of(BAD, "NOOP")),
                arguments(longest + longest + longest, List.of(BAD)),
                arguments("a\0b\r\nNOOP\r\n", List.of(BAD, "NOOP")),
                arguments("a\rb\r\nNOOP\r\n", List.of(BAD, "NOOP")),
                arguments("a\r\r\n", List.of(BAD)),
                arguments("\u00ff\u00f4\u00ff\u00f2ABOR\r\n", List.of("ABOR")),
                arguments("\u00ff\u00f4\u00f2ABOR\r\n", List.of("\u00f2ABOR")),
                arguments("\u00ff\u00fb\u0001ABOR\r\n", List.of("ABOR")),
                arguments("\u00ff\u00fe\u0001ABOR\r\n", List.of("ABOR")),
                arguments("AB\u00ff\u00f4OR\r\n", List.of("ABOR")),
                arguments("MKD \u00ff\u00ff\r\n", List.of("MKD \u00ff")),
                arguments("ABOR\u00ff\r\n", List.of("ABOR")),
                arguments("ABOR\u00ff\u00fb\r\n", List.of("ABOR")));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aRunOfBytesGivesItsLines(String bytes, List<String> lines) {
        LineBuffer buffer = newBuffer();
        add(buffer, bytes);
        assertThat(allOf(buffer)).isEqualTo(lines);
        buffer.release();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void oneByteAtATimeGivesTheSameLines(String bytes, List<String> lines) {
        LineBuffer buffer = newBuffer();
        List<String> given = new ArrayList<>();
        for (int i = 0; i < bytes.length(); i++) {
            add(buffer, bytes.substring(i, i + 1));
            given.addAll(allOf(buffer));
        }
        assertThat(given).isEqualTo(lines);
        buffer.release();
    }

    @Test
    void aLineMayBeAsLongAsTheLimitAndNoLonger() {
        LineBuffer buffer = new LineBuffer(4_096, new LineCharset());
        add(buffer, "x".repeat(4_096) + "\r\n" + "y".repeat(4_097) + "\r\nNOOP\r\n");
        assertThat(allOf(buffer)).containsExactly("x".repeat(4_096), BAD, "NOOP");
    }

    @Test
    void itIsEmptyOnlyWhenNoByteOfALineIsHeld() {
        LineBuffer buffer = newBuffer();
        assertThat(buffer.isEmpty()).isTrue();
        add(buffer, "NOOP\r\nS");
        assertThat(buffer.isEmpty()).isFalse();
        allOf(buffer);
        assertThat(buffer.isEmpty()).isFalse();
        add(buffer, "YST\r\n");
        allOf(buffer);
        assertThat(buffer.isEmpty()).isTrue();
        buffer.release();
    }

    @Test
    void itIsNotEmptyInTheMiddleOfALineThatIsTooLong() {
        LineBuffer buffer = newBuffer();
        add(buffer, "x".repeat(MOST + 2));
        assertThat(allOf(buffer)).containsExactly(BAD);
        assertThat(buffer.isEmpty()).isFalse();
        add(buffer, "\n");
        assertThat(allOf(buffer)).isEmpty();
        assertThat(buffer.isEmpty()).isTrue();
        buffer.release();
    }

    private static LineBuffer newBuffer() {
        return new LineBuffer(MOST, new LineCharset());
    }

    private static void add(LineBuffer buffer, String bytes) {
        buffer.add(Unpooled.copiedBuffer(bytes, ISO_8859_1), ByteBufAllocator.DEFAULT);
    }

    private static List<String> allOf(LineBuffer buffer) {
        List<String> lines = new ArrayList<>();
        for (Optional<ReceivedLine> line = buffer.next(); line.isPresent(); line = buffer.next()) {
            lines.add(line.get() instanceof ReceivedLine.Text text ? text.text() : BAD);
        }
        return lines;
    }
}
