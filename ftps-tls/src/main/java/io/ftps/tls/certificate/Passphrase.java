/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKeyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the passphrase of a key is kept. It is looked up each time a key is read, so a changed file counts at once, and
 * nothing that is printed ever shows it.
 */
public final class Passphrase {
    private static final int MOST_BYTES = 4096;
    private static final String HELD = "***";

    private final String place;
    private final Optional<Path> file;
    private final Supplier<char[]> lookup;

    private Passphrase(String place, Optional<Path> file, Supplier<char[]> lookup) {
        this.place = place;
        this.file = file;
        this.lookup = lookup;
    }

    /**
     * Holds the passphrase itself. The catch: it stays in memory.
     *
     * @param secret is copied, so the caller may wipe it
     * @return the passphrase
     */
    public static Passphrase of(char[] secret) {
        char[] kept = secret.clone();
        return new Passphrase(HELD, Optional.empty(), kept::clone);
    }

    /**
     * Names an environment variable of this process.
     *
     * @param name of the variable, which need not be set yet
     * @return the place
     */
    public static Passphrase fromEnvironment(String name) {
        return new Passphrase("env:" + name, Optional.empty(), () -> ofVariable(name));
    }

    /**
     * Names a file that holds nothing but the passphrase.
     *
     * @param file in UTF-8, at most 4096 bytes; a line end at its end does not count. It need not be there yet
     * @return the place
     */
    public static Passphrase fromFile(Path file) {
        return new Passphrase("file:" + file, Optional.of(file), () -> ofFile(file));
    }

    /**
     * Understands what is written in a configuration.
     *
     * @param text {@code env:NAME} or {@code file:PATH}
     * @param base where relative paths begin
     * @return the place, not looked at yet
     * @throws IllegalArgumentException if it is neither; the text, which may be the passphrase, is not repeated
     */
    public static Passphrase parse(String text, Path base) {
        if (text.matches("env:.+")) {
            return fromEnvironment(text.substring("env:".length()));
        }
        if (text.matches("file:.+")) {
            return fromFile(base.resolve(text.substring("file:".length())));
        }
        throw new IllegalArgumentException("passphrase: *** (expected: env:NAME or file:PATH)");
    }

    /**
     * Looks the passphrase up. May block on the disk.
     *
     * @return the characters, for the caller to wipe
     * @throws CertifiedKeyException if it is not there; the message names the place
     */
    public char[] read() {
        return lookup.get();
    }

    /**
     * Tells which file is read, to watch it or to keep it elsewhere too.
     *
     * @return the file; empty where there is none
     */
    public Optional<Path> file() {
        return file;
    }

    private static char[] ofVariable(String name) {
        return Optional.ofNullable(System.getenv(name))
                .map(String::toCharArray)
                .orElseThrow(() -> new CertifiedKeyException(
                        "The environment variable " + name + " is not set (expected: a passphrase)."));
    }

    private static char[] ofFile(Path file) {
        byte[] bytes = bytesOf(file);
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            char[] secret = Arrays.copyOf(text.array(), lengthWithoutLineEnd(text));
            Arrays.fill(text.array(), '\0');
            return secret;
        } catch (CharacterCodingException e) {
            throw new CertifiedKeyException("The passphrase file " + file + " cannot be read (expected: UTF-8).", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static byte[] bytesOf(Path file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new CertifiedKeyException("The passphrase file " + file + " does not exist.", e);
        } catch (IOException e) {
            throw new CertifiedKeyException(
                    "The passphrase file " + file + " cannot be read (expected: permission for this process).", e);
        }
        if (bytes.length > MOST_BYTES) {
            throw new CertifiedKeyException("The passphrase file " + file + " is longer than " + MOST_BYTES
                    + " bytes (expected: nothing but a passphrase).");
        }
        return bytes;
    }

    private static int lengthWithoutLineEnd(CharBuffer text) {
        int end = text.length();
        if (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** The same variable, or the same file; one that is held in here equals itself alone. */
    @Override
    @SuppressWarnings("exports") // an annotation
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Passphrase that
                        && !place.equals(HELD)
                        && place.equals(that.place)
                        && file.equals(that.file));
    }

    @Override
    public int hashCode() {
        return place.hashCode();
    }

    /** The place, and three stars for a passphrase that is in here. */
    @Override
    public String toString() {
        return place;
    }
}
