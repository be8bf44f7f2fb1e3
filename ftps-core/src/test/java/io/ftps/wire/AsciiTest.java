/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.file.FileSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Line ends in TYPE A, wherever a chunk may end. */
final class AsciiTest {
    /** In the table, {@code <} is CR and {@code /} is LF. */
    private static byte[] bytes(String text) {
        return text.replace('<', '\r').replace('/', '\n').getBytes(US_ASCII);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, US_ASCII).replace('\r', '<').replace('\n', '/');
    }

    @ParameterizedTest
    @CsvSource({
        "'',''",
        "a,a",
        "/,</",
        "a/b,a</b",
        "a/b/,a</b</",
        "//,</</",
        "a</b,a</b",
        "a<b,a<b",
        "a<,a<",
        "<</,<</",
        "a/</b,a</</b",
    })
    void aDownloadGetsCrLfForEveryLf(String file, String wire) throws IOException {
        byte[] stored = bytes(file);
        for (int chunk = 1; chunk <= stored.length + 1; chunk++) {
            for (int window = 1; window <= wire.length() + 2; window++) {
                assertThat(text(readAll(new AsciiSource(new Chunks(ByteBuffer.wrap(stored), chunk)), window)))
                        .as("chunk %s, window %s", chunk, window)
                        .isEqualTo(wire);
            }
        }
    }

    /** An end that is told too early would pass for that of the file. */
    @Test
    void aBufferThatIsFullIsNotTheEnd() throws IOException {
        AsciiSource source = new AsciiSource(new Chunks(ByteBuffer.wrap(bytes("a/")), 1));
        assertThat(source.read(ByteBuffer.allocate(2))).isEqualTo(2);
        assertThat(source.read(ByteBuffer.allocate(0))).isZero();
        assertThat(source.read(ByteBuffer.allocate(1))).isEqualTo(1);
        assertThat(source.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }

    private static byte[] readAll(FileSource source, int window) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer target = ByteBuffer.allocate(window);
        while (source.read(target.clear()) >= 0) {
            all.write(target.array(), 0, target.position());
        }
        return all.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "'',''",
        "a,a",
        "</,/",
        "a</b,a/b",
        "a/b,a/b",
        "a<b,a<b",
        "a<,a<",
        "<,<",
        "<</,</",
        "</</,//",
        "a<<b,a<<b",
    })
    void anUploadGetsLfForEveryCrLf(String wire, String file) throws IOException {
        byte[] sent = bytes(wire);
        for (int border = 0; border <= sent.length; border++) {
            Kept kept = new Kept();
            AsciiIncoming incoming = new AsciiIncoming(kept);
            incoming.write(ByteBuffer.wrap(sent, 0, border));
            incoming.write(ByteBuffer.wrap(sent, border, sent.length - border));
            incoming.commit();
            assertThat(text(kept.bytes.toByteArray())).as("border %s", border).isEqualTo(file);
            assertThat(kept.committed).isTrue();
        }
    }

    @Test
    void aDiscardedUploadIsDiscarded() throws IOException {
        Kept kept = new Kept();
        AsciiIncoming incoming = new AsciiIncoming(kept);
        incoming.write(ByteBuffer.wrap(bytes("a<")));
        incoming.discard();
        assertThat(kept.discarded).isTrue();
        assertThat(kept.committed).isFalse();
    }
}
