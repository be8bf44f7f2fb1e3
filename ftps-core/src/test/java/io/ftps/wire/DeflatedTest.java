/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ftps.testing.Zlib;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MODE Z, wherever a chunk may end, and whatever comes in place of a stream. */
final class DeflatedTest {
    private static final int NO_BOUND = Integer.MAX_VALUE;
    private static final byte[] TEXT = "a text, a text, and once more a text".getBytes(US_ASCII);
    private static final byte[] STREAM = Zlib.deflate(TEXT);

    static Stream<byte[]> contents() {
        byte[] noise = new byte[70_001];
        new Random(1).nextBytes(noise);
        return Stream.of(new byte[0], new byte[1], TEXT, noise, new byte[5_000_000]);
    }

    @ParameterizedTest
    @MethodSource("contents")
    void aDownloadIsOneWholeStreamHoweverItIsRead(byte[] file) throws IOException {
        for (int window : new int[] {1, 7, 128 * 1024}) {
            DeflatedSource source = new DeflatedSource(new Chunks(ByteBuffer.wrap(file), 10_007), 6);
            assertThat(Zlib.inflate(readAll(source, window))).isEqualTo(file);
            assertThat(source.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            source.close();
        }
    }

    private static byte[] readAll(DeflatedSource source, int window) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer target = ByteBuffer.allocateDirect(window);
        byte[] bytes = new byte[window];
        while (source.read(target.clear()) >= 0) {
            int count = target.flip().remaining();
            assertThat(count).isPositive();
            target.get(bytes, 0, count);
            all.write(bytes, 0, count);
        }
        return all.toByteArray();
    }

    @Test
    void aBufferThatIsFullIsNotTheEnd() throws IOException {
        DeflatedSource source = new DeflatedSource(new Chunks(ByteBuffer.wrap(TEXT), 1), 6);
        assertThat(source.read(ByteBuffer.allocate(0))).isZero();
        assertThat(source.read(ByteBuffer.allocate(1))).isEqualTo(1);
        source.close();
    }

    @Test
    void aHigherLevelTriesHarder() throws IOException {
        byte[] text = new byte[300_000];
        new Random(1).ints(text.length, 'a', 'f').forEach(new Filler(text)::add);
        assertThat(sizeAt(9, text)).isLessThan(sizeAt(1, text)).isLessThan(text.length / 2);
    }

    /** Puts numbers into bytes, one behind the other. */
    private static final class Filler {
        private final ByteBuffer bytes;

        Filler(byte[] bytes) {
            this.bytes = ByteBuffer.wrap(bytes);
        }

        void add(int number) {
            bytes.put((byte) number);
        }
    }

    private static int sizeAt(int level, byte[] file) throws IOException {
        DeflatedSource source = new DeflatedSource(new Chunks(ByteBuffer.wrap(file), 10_000), level);
        int size = readAll(source, 64 * 1024).length;
        source.close();
        return size;
    }

    @ParameterizedTest
    @MethodSource("contents")
    void anUploadIsWhatWasDeflatedHoweverItComes(byte[] file) throws IOException {
        byte[] stream = Zlib.deflate(file);
        for (int size : new int[] {1, 7, 64 * 1024}) {
            Kept kept = new Kept();
            DeflatedIncoming incoming = new DeflatedIncoming(kept, NO_BOUND);
            writeAll(incoming, stream, size);
            assertThat(kept.committed).isFalse();
            incoming.commit();
            assertThat(kept.committed).isTrue();
            assertThat(kept.bytes.toByteArray()).isEqualTo(file);
        }
    }

    private static void writeAll(DeflatedIncoming incoming, byte[] stream, int size) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocateDirect(size);
        for (int i = 0; i < stream.length; i += size) {
            chunk.clear().put(stream, i, Math.min(size, stream.length - i)).flip();
            incoming.write(chunk);
            assertThat(chunk.hasRemaining()).isFalse();
        }
    }

    @Test
    void aStreamWithoutItsEndIsNoFileWhereverItIsCut() throws IOException {
        for (int length = 0; length < STREAM.length; length++) {
            Kept kept = new Kept();
            DeflatedIncoming incoming = new DeflatedIncoming(kept, NO_BOUND);
            writeAll(incoming, Arrays.copyOf(STREAM, length), STREAM.length);
            assertThatThrownBy(incoming::commit).isInstanceOf(BrokenStreamException.class);
            incoming.discard();
            assertThat(kept.committed).isFalse();
            assertThat(kept.discarded).isTrue();
        }
    }

    @Test
    void aChangedByteIsSeenWhereverItIs() {
        for (int i = 0; i < STREAM.length; i++) {
            byte[] changed = STREAM.clone();
            changed[i] ^= 1;
            Kept kept = new Kept();
            DeflatedIncoming incoming = new DeflatedIncoming(kept, NO_BOUND);
            assertThatThrownBy(() -> {
                        writeAll(incoming, changed, STREAM.length);
                        incoming.commit();
                    })
                    .as("byte %s", i)
                    .isInstanceOf(BrokenStreamException.class);
            assertThat(kept.committed).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000})
    void nothingMayStandBehindTheEnd(int size) {
        byte[] more = Arrays.copyOf(STREAM, STREAM.length + 1);
        DeflatedIncoming incoming = new DeflatedIncoming(new Kept(), NO_BOUND);
        assertThatThrownBy(() -> writeAll(incoming, more, size))
                .isInstanceOf(BrokenStreamException.class)
                .hasMessage("bytes behind the end");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000})
    void thereAreNoDictionaries(int size) {
        Deflater deflater = new Deflater();
        deflater.setDictionary(TEXT);
        deflater.setInput(TEXT);
        deflater.finish();
        byte[] stream = new byte[100];
        int length = deflater.deflate(stream);
        deflater.end();
        DeflatedIncoming incoming = new DeflatedIncoming(new Kept(), NO_BOUND);
        assertThatThrownBy(() -> writeAll(incoming, Arrays.copyOf(stream, length), size))
                .isInstanceOf(BrokenStreamException.class)
                .hasMessage("a dictionary is wanted");
    }

    /** Zeros become a thousandth, so ten times the free bytes are some 160 KiB. */
    @ParameterizedTest
    @CsvSource({"1, true", "10, false", "10, true"})
    void onlySoMuchMayComeOutOfAStream(int times, boolean isBounded) throws IOException {
        byte[] zeros = new byte[times * DeflatedIncoming.FREE_BYTES];
        Kept kept = new Kept();
        DeflatedIncoming incoming = new DeflatedIncoming(kept, isBounded ? 100 : 2_000);
        byte[] stream = Zlib.deflate(zeros);
        if (times > 1 && isBounded) {
            assertThatThrownBy(() -> writeAll(incoming, stream, 1_000)).isInstanceOf(InflatedTooFarException.class);
            incoming.discard();
            assertThat(kept.bytes.size()).isLessThanOrEqualTo(DeflatedIncoming.FREE_BYTES);
        } else {
            writeAll(incoming, stream, 1_000);
            incoming.commit();
            assertThat(kept.bytes.size()).isEqualTo(zeros.length);
        }
    }

    @Test
    void whatIsOverHoldsNoMemory() throws IOException {
        DeflatedSource source = new DeflatedSource(new Chunks(ByteBuffer.wrap(TEXT), 1), 6);
        source.close();
        source.close();
        assertThatThrownBy(() -> source.read(ByteBuffer.allocate(1))).hasMessageContaining("closed");
        DeflatedIncoming discarded = new DeflatedIncoming(new Kept(), NO_BOUND);
        discarded.discard();
        assertThatThrownBy(() -> discarded.write(ByteBuffer.wrap(STREAM))).hasMessageContaining("closed");
        DeflatedIncoming committed = new DeflatedIncoming(new Kept(), NO_BOUND);
        committed.write(ByteBuffer.wrap(STREAM));
        committed.commit();
        committed.discard();
        assertThatThrownBy(() -> committed.write(ByteBuffer.wrap(STREAM))).hasMessageContaining("closed");
    }
}
