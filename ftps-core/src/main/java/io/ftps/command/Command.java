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

    /** The line, fit for a log: a password is masked, control characters are escaped. */
    @Override
    public String toString() {
        if (argument.isEmpty()) {
            return Printable.of(verb);
        }
        boolean secret = verb.equals("PASS") || verb.equals("ACCT");
        return Printable.of(verb + " " + (secret ? "***" : argument));
    }
}
