/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.BCrypt;

/**
 * bcrypt as OpenBSD and htpasswd write it; only checked here, never made. {@code $2a$}, {@code $2b$} and {@code $2y$} name the
 * same algorithm (the letters mark repaired faults of three implementations). As those do, it reads a password and a zero byte,
 * cut after 72 bytes.
 */
final class BcryptHash extends PasswordHash {
    private static final int MOST_PASSWORD_BYTES = 72;
    private static final int SALT_BYTES = 16;
    /** The 24th byte bcrypt makes has never been written. */
    private static final int VALUE_BYTES = 23;

    private static final boolean ZERO_BYTE_IS_THERE = false;
    private static final int MEMORY = 5;
    private static final Bounds COST_BOUNDS = new Bounds("The bcrypt cost", "", 4, 14);
    private static final Pattern KIND = Pattern.compile("\\$2[aby]\\$.*", Pattern.DOTALL);
    private static final Pattern FORM =
            Pattern.compile("(\\$2[aby]\\$)([0-9]{2})\\$([./A-Za-z0-9]{22})([./A-Za-z0-9]{31})");

    private final String kind;
    private final int cost;
    private final byte[] salt;
    private final byte[] value;

    private BcryptHash(Matcher parts) {
        super(parts.group());
        this.kind = parts.group(1);
        this.cost = Integer.parseInt(parts.group(2));
        this.salt = BcryptBase64.decode(parts.group(3));
        this.value = BcryptBase64.decode(parts.group(4));
    }

    static boolean isKindOf(String text) {
        return KIND.matcher(text).matches();
    }

    static BcryptHash read(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("The bcrypt hash has " + text.length()
                    + " characters (expected: 60, as $2b$10$ and 53 letters, digits, dots or slashes).");
        }
        COST_BOUNDS.check(Integer.parseInt(parts.group(2)));
        return new BcryptHash(parts);
    }

    @Override
    byte[] derive(byte[] password) {
        byte[] read = Arrays.copyOf(password, Math.min(password.length + 1, MOST_PASSWORD_BYTES));
        try {
            return Arrays.copyOf(BCrypt.generate(read, salt, cost, ZERO_BYTE_IS_THERE), VALUE_BYTES);
        } finally {
            Arrays.fill(read, (byte) 0);
        }
    }

    @Override
    byte[] value() {
        return value;
    }

    @Override
    int memory() {
        return MEMORY;
    }

    @Override
    boolean readsAllOf(byte[] password) {
        return password.length <= MOST_PASSWORD_BYTES;
    }

    @Override
    public boolean needsRehash() {
        return true;
    }

    @Override
    public PasswordHash decoy() {
        return read(head()
                + BcryptBase64.encode(RandomBytes.of(SALT_BYTES))
                + BcryptBase64.encode(RandomBytes.of(VALUE_BYTES)));
    }

    /** Kind and cost, as in the text. */
    private String head() {
        return encoded().substring(0, kind.length() + 3);
    }

    @Override
    public String toString() {
        return "bcrypt " + head();
    }
}
