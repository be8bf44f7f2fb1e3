/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * A password hash that can be checked: Argon2id (RFC 9106) or bcrypt. Immutable. {@link #matches} and {@link #argon2id} keep a
 * processor busy for about 50 milliseconds and take 19 MiB: call them through {@link PasswordChecks} in a server. Passwords are
 * hashed as the UTF-8 bytes of the characters given, with no Unicode normalisation; half a surrogate pair counts as a question
 * mark. Prints its kind and parameters, never its value. The catch: bcrypt reads only the first 72 bytes of a password.
 */
public abstract sealed class PasswordHash permits Argon2idHash, BcryptHash {
    private static final int MOST_BYTES_PER_CHAR = 3;

    private final String encoded;

    PasswordHash(String encoded) {
        this.encoded = encoded;
    }

    /**
     * Reads {@code $argon2id$v=19$m=..,t=..,p=..$salt$hash} (the PHC string format), or bcrypt's {@code $2a$}, {@code $2b$} or
     * {@code $2y$}. Parameters that would let one login take more than 256 MiB or some seconds are refused.
     *
     * @throws IllegalArgumentException with one sentence, which does not hold the text: it might be a password
     */
    public static PasswordHash parse(String text) {
        if (text.startsWith(Argon2idHash.PREFIX)) {
            return Argon2idHash.read(text);
        }
        if (BcryptHash.isKindOf(text)) {
            return BcryptHash.read(text);
        }
        throw new IllegalArgumentException(
                "The password hash is of no known kind (expected: it starts with $argon2id$, $2a$, $2b$ or $2y$).");
    }

    /**
     * Hashes a new password: Argon2id with 19 MiB, 2 passes, 1 lane, a random salt of 16 bytes and a hash of 32 bytes.
     *
     * @throws IllegalArgumentException if the password is empty
     */
    public static PasswordHash argon2id(char[] password) {
        if (password.length == 0) {
            throw new IllegalArgumentException("The password is empty (expected: at least one character).");
        }
        byte[] bytes = utf8(password);
        try {
            return Argon2idHash.of(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Whether this is the hash of the password. Takes the same time for every wrong one of the same length. */
    public final boolean matches(char[] password) {
        byte[] bytes = utf8(password);
        try {
            return MessageDigest.isEqual(value(), derive(bytes));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Whether this is weaker than what {@link #argon2id} makes today; all of bcrypt is. */
    public abstract boolean needsRehash();

    /**
     * A hash as made today of a password that has just matched; empty when this one is good enough. Also empty for a password
     * longer than bcrypt reads: what follows byte 72 was never checked, and might be a slip of the finger.
     */
    public final Optional<PasswordHash> renewed(char[] password) {
        byte[] bytes = utf8(password);
        try {
            return needsRehash() && readsAllOf(bytes) ? Optional.of(Argon2idHash.of(bytes)) : Optional.empty();
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** A random hash of the same kind and cost which no password is known to match, to spend time on for an unknown user. */
    public abstract PasswordHash decoy();

    /** The text {@link #parse} reads: a secret, since passwords can be guessed from it. */
    public final String encoded() {
        return encoded;
    }

    /** Memory a check takes, in KiB. */
    abstract int memory();

    /** The bytes a matching password leads to. */
    abstract byte[] value();

    abstract byte[] derive(byte[] password);

    abstract boolean readsAllOf(byte[] password);

    private static byte[] utf8(char[] characters) {
        byte[] room = new byte[characters.length * MOST_BYTES_PER_CHAR];
        ByteBuffer written = ByteBuffer.wrap(room);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(characters), written, true);
        byte[] bytes = Arrays.copyOf(room, written.position());
        Arrays.fill(room, (byte) 0);
        return bytes;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof PasswordHash hash && encoded.equals(hash.encoded);
    }

    @Override
    public final int hashCode() {
        return encoded.hashCode();
    }
}
