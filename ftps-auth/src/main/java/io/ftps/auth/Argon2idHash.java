/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id, RFC 9106, written as a PHC string. */
final class Argon2idHash extends PasswordHash {
    static final String PREFIX = "$argon2id$";

    private static final Argon2Cost COST_TODAY = new Argon2Cost(19_456, 2, 1);
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Bounds SALT_BOUNDS = new Bounds("The Argon2id salt", " bytes", 8, 64);
    private static final Bounds HASH_BOUNDS = new Bounds("The Argon2id hash value", " bytes", 16, 64);
    private static final Pattern FORM =
            Pattern.compile("\\$argon2id\\$v=([0-9]{1,9})\\$m=([0-9]{1,18}),t=([0-9]{1,18}),"
                    + "p=([0-9]{1,18})\\$([A-Za-z0-9+/]{1,200})\\$([A-Za-z0-9+/]{1,200})");

    private final Argon2Cost cost;
    private final byte[] salt;
    private final byte[] value;

    private Argon2idHash(Argon2Cost cost, byte[] salt, byte[] value) {
        super(PREFIX + "v=19$" + cost + "$" + unpadded(salt) + "$" + unpadded(value));
        this.cost = cost;
        this.salt = salt;
        this.value = value;
    }

    static Argon2idHash read(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "The Argon2id hash has another form than $argon2id$v=19$m=..,t=..,p=..$salt$hash"
                            + " (expected: numbers, and Base64 without padding).");
        }
        if (!parts.group(1).equals("19")) {
            throw new IllegalArgumentException("The Argon2id version is " + parts.group(1) + " (expected: 19).");
        }
        return new Argon2idHash(
                Argon2Cost.checked(number(parts, 2), number(parts, 3), number(parts, 4)),
                decoded(parts.group(5), SALT_BOUNDS),
                decoded(parts.group(6), HASH_BOUNDS));
    }

    static Argon2idHash of(byte[] password) {
        byte[] salt = RandomBytes.of(SALT_BYTES);
        return new Argon2idHash(COST_TODAY, salt, derive(password, COST_TODAY, salt, HASH_BYTES));
    }

    /** A decoy as costly as the hashes made today. */
    static PasswordHash decoyOfToday() {
        return new Argon2idHash(COST_TODAY, RandomBytes.of(SALT_BYTES), RandomBytes.of(HASH_BYTES));
    }

    private static long number(Matcher parts, int group) {
        return Long.parseLong(parts.group(group));
    }

    private static byte[] decoded(String base64, Bounds bounds) {
        if (base64.length() % 4 == 1) {
            throw new IllegalArgumentException(
                    bounds.subject() + " has " + base64.length() + " characters, which is no length of Base64.");
        }
        byte[] bytes = Base64.getDecoder().decode(base64);
        bounds.check(bytes.length);
        return bytes;
    }

    private static String unpadded(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] derive(byte[] password, Argon2Cost cost, byte[] salt, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memory())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] derived = new byte[length];
        generator.generateBytes(password, derived);
        return derived;
    }

    @Override
    byte[] derive(byte[] password) {
        return derive(password, cost, salt, value.length);
    }

    @Override
    byte[] value() {
        return value;
    }

    @Override
    int memory() {
        return cost.memory();
    }

    @Override
    boolean readsAllOf(byte[] password) {
        return true;
    }

    @Override
    public boolean needsRehash() {
        return cost.isBelow(COST_TODAY) || salt.length < SALT_BYTES || value.length < HASH_BYTES;
    }

    @Override
    public PasswordHash decoy() {
        return new Argon2idHash(cost, RandomBytes.of(salt.length), RandomBytes.of(value.length));
    }

    @Override
    public String toString() {
        return "argon2id " + cost;
    }
}
