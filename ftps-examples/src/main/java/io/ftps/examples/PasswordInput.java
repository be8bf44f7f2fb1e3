/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a new password comes from: typed twice without echo, or the standard input. Never an argument: everybody on the
 * machine can read those.
 */
final class PasswordInput {
    private static final int MOST_BYTES = 4_096;

    private final InputStream input;
    private final Optional<Prompt> prompt;

    /** Asks for one line without showing it. */
    @FunctionalInterface
    interface Prompt {
        /** What was typed; empty at the end of the input. */
        Optional<char[]> ask(String question);
    }

    PasswordInput(InputStream input, Optional<Prompt> prompt) {
        this.input = input;
        this.prompt = prompt;
    }

    static PasswordInput ofProcess() {
        Optional<Console> console = Optional.ofNullable(System.console());
        return new PasswordInput(
                System.in, console.map(open -> question -> Optional.ofNullable(open.readPassword("%s", question))));
    }

    /** Asks twice, and again nothing if the answers differ. */
    char[] typed() throws IOException {
        Prompt person = prompt.orElseThrow(
                () -> new IOException("There is no terminal to ask for a password; give it by --password-stdin."));
        char[] first = answer(person, "New password: ");
        char[] second = answer(person, "The same again: ");
        try {
            if (!Arrays.equals(first, second)) {
                throw new IOException("The two passwords differ; nothing was changed.");
            }
            return first;
        } finally {
            Arrays.fill(second, '\0');
        }
    }

    private static char[] answer(Prompt person, String question) throws IOException {
        return person.ask(question).orElseThrow(() -> new IOException("No password was typed; nothing was changed."));
    }

    /** Everything on the standard input but one line end. */
    char[] piped() throws IOException {
        byte[] bytes = input.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IOException("The password on standard input is too long (expected: at most 4096 bytes).");
        }
        CharBuffer text = decode(bytes);
        Arrays.fill(bytes, (byte) 0);
        char[] password = Arrays.copyOf(text.array(), lengthOfLine(text));
        Arrays.fill(text.array(), '\0');
        for (char c : password) {
            if (c == '\n' || c == '\r') {
                throw new IOException("The standard input has several lines (expected: one, the password).");
            }
        }
        return password;
    }

    private static CharBuffer decode(byte[] bytes) throws IOException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw new IOException("The password on standard input is not UTF-8 text; encode it so.", e);
        }
    }

    private static int lengthOfLine(CharBuffer text) {
        int length = text.length();
        if (length > 0 && text.get(length - 1) == '\n') {
            length--;
        }
        return length > 0 && text.get(length - 1) == '\r' ? length - 1 : length;
    }
}
