/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.testing.Corpus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes in place of an upload in MODE Z become a file or a fault that is known, the same however they come. */
final class DeflatedUploadFuzzTest {
    private static final int RATIO = 100;

    static Stream<Path> corpus() throws IOException {
        return Corpus.of(DeflatedUploadFuzzTest.class);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void aKnownCaseHolds(Path file) throws IOException {
        fuzzerTestOneInput(Files.readAllBytes(file));
    }

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Optional<ByteBuffer> whole = upload(bytes, bytes.length);
        assertThat(upload(bytes, 1)).isEqualTo(whole);
        assertThat(upload(bytes, 7)).isEqualTo(whole);
    }

    /** The file, if it was one. Other exceptions than those of a bad stream are passed on. */
    private static Optional<ByteBuffer> upload(byte[] bytes, int size) throws IOException {
        Kept kept = new Kept();
        DeflatedIncoming incoming = new DeflatedIncoming(kept, RATIO);
        try {
            for (int i = 0; i < bytes.length; i += size) {
                incoming.write(ByteBuffer.wrap(bytes, i, Math.min(size, bytes.length - i)));
            }
            incoming.commit();
            assertThat(kept.committed).isTrue();
            return Optional.of(ByteBuffer.wrap(kept.bytes.toByteArray()));
        } catch (BrokenStreamException | InflatedTooFarException e) {
            incoming.discard();
            assertThat(kept.committed).isFalse();
            return Optional.empty();
        } finally {
            assertThat((long) kept.bytes.size())
                    .isLessThanOrEqualTo(Math.max(DeflatedIncoming.FREE_BYTES, (long) RATIO * (bytes.length + 1)));
        }
    }
}
