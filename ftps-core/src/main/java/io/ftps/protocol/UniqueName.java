/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.command.CommandRefusedException;
import io.ftps.file.FtpPath;
import io.ftps.protocol.Login.LoggedIn;
import java.security.SecureRandom;

/**
 * Names that nobody has: sixty bits of chance in each. So a name needs no reservation, which would be an empty file for all to
 * see until the upload is whole.
 */
final class UniqueName {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private UniqueName() {}

    /** One that keeps the beginning and the extension of what the client would like, which may be nothing. */
    static FtpPath like(LoggedIn login, String wish) throws CommandRefusedException {
        FtpPath wanted = login.path(wish.isEmpty() ? "file" : wish);
        String name = wanted.name();
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 ? name.substring(dot) : "";
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return wanted.parent().resolve(stem + "-" + letters() + extension);
    }

    private static String letters() {
        StringBuilder letters = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            letters.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }
}
