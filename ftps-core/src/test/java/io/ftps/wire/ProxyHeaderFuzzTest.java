/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.testing.Corpus;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes at the begin of a proxy's connection give the same header however they come, and it takes no byte behind it. */
final class ProxyHeaderFuzzTest {
    private static final int MOST = 16 + ProxyHeader.MAX_BINARY_BYTES;

    static Stream<Path> corpus() throws IOException {
        return Corpus.of(ProxyHeaderFuzzTest.class);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void aKnownCaseHolds(Path file) throws IOException {
        fuzzerTestOneInput(Files.readAllBytes(file));
    }

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        ByteBuf whole = Unpooled.copiedBuffer(bytes);
        Optional<ProxyHeader> header = ProxyHeader.read(whole);
        assertThat(header.isPresent() || bytes.length < MOST).isTrue();
        assertThat(byteByByte(bytes)).isEqualTo(header);
        if (header.isPresent() && !(header.get() instanceof ProxyHeader.Malformed)) {
            byte[] alone = new byte[whole.readerIndex()];
            whole.getBytes(0, alone);
            assertThat(ProxyHeader.read(Unpooled.wrappedBuffer(alone))).isEqualTo(header);
        }
    }

    private static Optional<ProxyHeader> byteByByte(byte[] bytes) {
        ByteBuf come = Unpooled.buffer();
        for (byte next : bytes) {
            come.writeByte(next);
            Optional<ProxyHeader> header = ProxyHeader.read(come);
            if (header.isPresent()) {
                return header;
            }
        }
        return Optional.empty();
    }
}
