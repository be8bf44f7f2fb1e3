/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

/** The client's end of MODE Z. RFC 1950. */
public final class Zlib {
    private Zlib() {}

    /** One whole stream. */
    public static byte[] deflate(byte[] bytes) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(stream, deflater)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            deflater.end();
        }
        return stream.toByteArray();
    }

    /** What is in one whole stream, behind which nothing is. */
    public static byte[] inflate(byte[] stream) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Inflater inflater = new Inflater();
        byte[] chunk = new byte[64 * 1024];
        inflater.setInput(stream);
        try {
            for (int count = inflater.inflate(chunk); count > 0; count = inflater.inflate(chunk)) {
                bytes.write(chunk, 0, count);
            }
            assertThat(inflater.finished()).as("the stream is whole").isTrue();
            assertThat(inflater.getRemaining()).as("bytes behind the stream").isZero();
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        } finally {
            inflater.end();
        }
        return bytes.toByteArray();
    }
}
