/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.auth.PasswordHash;
import java.io.IOException;
import java.util.Arrays;
import picocli.CommandLine.Option;

/** How the commands that set a password get it. */
final class PasswordOption {
    @Option(names = "--password-stdin", description = "Read the password from standard input instead of asking for it.")
    private boolean piped;

    /** Hashes it, for some 50 milliseconds. */
    PasswordHash hash(PasswordInput passwords) throws IOException {
        char[] secret = piped ? passwords.piped() : passwords.typed();
        try {
            return PasswordHash.argon2id(secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }
}
