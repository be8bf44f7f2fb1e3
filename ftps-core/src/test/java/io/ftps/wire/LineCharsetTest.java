/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How names are decoded and encoded. */
final class LineCharsetTest {
    private final LineCharset charset = new LineCharset();

    @Test
    void utf8IsTheFirstChoice() {
        assertThat(charset.decode("\u00e9\u20ac\ud83d\ude00".getBytes(UTF_8))).isEqualTo("\u00e9\u20ac\ud83d\ude00");
        assertThat(charset.encode("\u00e9")).isEqualTo("\u00e9".getBytes(UTF_8));
    }

    static IntStream everyByte() {
        return IntStream.range(0, 256);
    }

    @ParameterizedTest
    @MethodSource("everyByte")
    void afterALineThatIsNotUtf8EveryByteComesBackAsItWas(int value) {
        assertThat(charset.decode(new byte[] {(byte) 0xFF})).isEqualTo("\u00ff");
        byte[] bytes = {'a', (byte) value, 'z'};
        assertThat(charset.encode(charset.decode(bytes))).isEqualTo(bytes);
    }

    @Test
    void afterALineThatIsNotUtf8Utf8IsNotGuessedAgain() {
        charset.decode(new byte[] {(byte) 0xE9});
        assertThat(charset.decode("\u00e9".getBytes(UTF_8))).isEqualTo("\u00c3\u00a9");
    }

    @Test
    void whatLatin1LacksIsWrittenAsUtf8() {
        charset.decode(new byte[] {(byte) 0xE9});
        assertThat(charset.encode("\u00e9")).isEqualTo("\u00e9".getBytes(ISO_8859_1));
        assertThat(charset.encode("\u20ac \u00e9")).isEqualTo("\u20ac \u00e9".getBytes(UTF_8));
    }

    @Test
    void optsUtf8GoesBackToUtf8() {
        charset.decode(new byte[] {(byte) 0xE9});
        charset.useUtf8();
        assertThat(charset.decode("\u00e9".getBytes(UTF_8))).isEqualTo("\u00e9");
    }
}
