/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static io.ftps.command.ReplyCode.BAD_ARGUMENT;

import io.ftps.command.CommandRefusedException;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Permissions as octal digits: nine bits, and none that makes programs run as somebody else. */
record FileMode(int bits) {
    private static final int OCTAL = 8;

    /** Reads three digits, or four that begin with 0. */
    static FileMode parse(String digits) throws CommandRefusedException {
        if (!digits.matches("0?[0-7]{3}")) {
            throw new CommandRefusedException(BAD_ARGUMENT, "A mode has three octal digits, as in 640.");
        }
        return new FileMode(Integer.parseInt(digits, OCTAL));
    }

    /** From the owner's right to read, which is the highest bit, to the right of others to execute. */
    Set<PosixFilePermission> permissions() {
        Set<PosixFilePermission> allowed = EnumSet.noneOf(PosixFilePermission.class);
        int bit = 1 << PosixFilePermission.values().length;
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            bit >>= 1;
            if ((bits & bit) != 0) {
                allowed.add(permission);
            }
        }
        return allowed;
    }

    @Override
    public String toString() {
        return "%03o".formatted(bits);
    }
}
