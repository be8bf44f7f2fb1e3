/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How one session writes names: UTF-8 (RFC 2640) until a line comes that is not UTF-8, from then on ISO 8859-1, which gives
 * every byte back as it came. Changed by one thread; listings read it on others.
 */
public final class LineCharset {
    private volatile Charset charset = StandardCharsets.UTF_8;

    /** Makes the charset of a new session. */
    public LineCharset() {}

    /**
     * Decodes a line.
     *
     * @param bytes the line
     * @return its text
     */
    public String decode(byte[] bytes) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            Optional<String> text = strictUtf8(bytes);
            if (text.isPresent()) {
                return text.get();
            }
            charset = StandardCharsets.ISO_8859_1;
        }
        return new String(bytes, charset);
    }

    /**
     * Encodes text. Characters that the session's charset lacks make the whole text UTF-8.
     *
     * @param text any text
     * @return its bytes
     */
    public byte[] encode(String text) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        CharsetEncoder encoder = charset.newEncoder();
        return text.getBytes(encoder.canEncode(text) ? charset : StandardCharsets.UTF_8);
    }

    /** The client says that it speaks UTF-8: OPTS UTF8 ON. */
    public void useUtf8() {
        charset = StandardCharsets.UTF_8;
    }

    private static Optional<String> strictUtf8(byte[] bytes) {
        try {
            CharBuffer text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return Optional.of(text.toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
