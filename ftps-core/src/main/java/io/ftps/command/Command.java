/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.command;

import io.ftps.server.Printable;
import java.util.Locale;

/**
 * One command line. RFC 959, section 5.3.
 *
 * @param verb upper case; empty when the line does not begin with a word
 * @param argument what follows the one space behind the verb, as it is; empty when there is none
 */
public record Command(String verb, String argument) {
    /**
     * Takes a line apart.
     *
     * @param line without its end
     * @return the command
     */
    public static Command parse(String line) {
        int space = line.indexOf(' ');
        return space < 0
                ? new Command(line.toUpperCase(Locale.ROOT), "")
                : new Command(line.substring(0, space).toUpperCase(Locale.ROOT), line.substring(space + 1));
    }

    /**
     * The same without a secret.
     *
     * @return the argument of PASS and ACCT as {@code ***}
     */
    public Command masked() {
        return isSecret() ? new Command(verb, "***") : this;
    }

    private boolean isSecret() {
        return !argument.isEmpty() && (verb.equals("PASS") || verb.equals("ACCT"));
    }

    /** The line, fit for a log: a password is masked, control characters are escaped. */
    @Override
    public String toString() {
        return Printable.of(argument.isEmpty() ? verb : verb + " " + masked().argument());
    }
}
