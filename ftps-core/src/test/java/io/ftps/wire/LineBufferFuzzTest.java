/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.testing.Corpus;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes on a control connection give the same lines however they are cut, and no line is more than a line. */
final class LineBufferFuzzTest {
    private static final int MOST = 64;

    static Stream<Path> corpus() throws IOException {
        return Corpus.of(LineBufferFuzzTest.class);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void aKnownCaseHolds(Path file) throws IOException {
        fuzzerTestOneInput(Files.readAllBytes(file));
    }

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        List<ReceivedLine> lines = lines(bytes, Math.max(1, bytes.length));
        assertThat(lines(bytes, 1)).isEqualTo(lines);
        assertThat(lines(bytes, 7)).isEqualTo(lines);
        for (ReceivedLine line : lines) {
            if (line instanceof ReceivedLine.Text text) {
                assertThat(text.text()).doesNotContain("\0", "\r", "\n").hasSizeLessThanOrEqualTo(MOST);
            }
        }
    }

    private static List<ReceivedLine> lines(byte[] bytes, int piece) {
        LineBuffer buffer = new LineBuffer(MOST, new LineCharset());
        List<ReceivedLine> lines = new ArrayList<>();
        for (int start = 0; start < bytes.length; start += piece) {
            byte[] part = Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + piece));
            buffer.add(Unpooled.wrappedBuffer(part), ByteBufAllocator.DEFAULT);
            for (Optional<ReceivedLine> line = buffer.next(); line.isPresent(); line = buffer.next()) {
                lines.add(line.get());
            }
        }
        buffer.release();
        return lines;
    }
}
