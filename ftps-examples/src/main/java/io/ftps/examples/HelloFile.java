/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** The first bytes of a client as somebody recorded them: raw, or in hex with whatever spaces and colons. */
final class HelloFile {
    private static final int MOST_BYTES = 1 << 20;
    private static final int HANDSHAKE_RECORD = 22;
    private static final int CLIENT_HELLO = 1;

    private HelloFile() {}

    /** Reads a file, or the standard input in the place of {@code -}. Throws one sentence when it cannot. */
    static byte[] read(String name, InputStream standardInput) throws IOException {
        if (name.equals("-")) {
            return bytes("The standard input", standardInput.readNBytes(MOST_BYTES));
        }
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            return bytes(name, in.readNBytes(MOST_BYTES));
        } catch (IOException e) {
            throw Files.exists(Path.of(name)) ? e : new IOException(name + " does not exist.", e);
        }
    }

    private static byte[] bytes(String name, byte[] recorded) throws IOException {
        boolean raw = recorded.length > 0 && (recorded[0] == HANDSHAKE_RECORD || recorded[0] == CLIENT_HELLO);
        if (raw) {
            return recorded;
        }
        String digits = new String(recorded, StandardCharsets.ISO_8859_1).replaceAll("[\\s:]", "");
        if (digits.isEmpty() || !digits.matches("([0-9A-Fa-f]{2})*")) {
            throw new IOException(name + " holds no recorded ClientHello (expected: what the client sent first, raw,"
                    + " beginning with the byte 16 in hex, or all of it as hex digits).");
        }
        return HexFormat.of().parseHex(digits);
    }
}
