/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.util.OptionalLong;

/**
 * How much a user may store below his or her root.
 *
 * @param bytes all files together; empty for no bound
 * @param files how many; empty for no bound
 */
public record Quota(OptionalLong bytes, OptionalLong files) {
    /** No bound. */
    public static final Quota NONE = new Quota(OptionalLong.empty(), OptionalLong.empty());

    /** Refuses negative numbers with {@link IllegalArgumentException}. */
    public Quota {
        check("bytes", bytes);
        check("files", files);
    }

    /** This quota with another bound of all files together. */
    public Quota withBytes(long most) {
        return new Quota(OptionalLong.of(most), files);
    }

    /** This quota with another number of files. */
    public Quota withFiles(long most) {
        return new Quota(bytes, OptionalLong.of(most));
    }

    private static void check(String unit, OptionalLong bound) {
        if (bound.isPresent() && bound.getAsLong() < 0) {
            throw new IllegalArgumentException(
                    "The quota is " + bound.getAsLong() + " " + unit + " (expected: 0 or more).");
        }
    }
}
