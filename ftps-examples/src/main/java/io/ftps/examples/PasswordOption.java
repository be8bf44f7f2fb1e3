/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import java.io.IOException;
import picocli.CommandLine.Option;

/** How the commands that set a password get it. */
final class PasswordOption {
    @Option(names = "--password-stdin", description = "Read the password from standard input instead of asking for it.")
    private boolean piped;

    char[] read(PasswordInput passwords) throws IOException {
        return piped ? passwords.piped() : passwords.typed();
    }
}
