/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.command;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command of an embedder: a verb of its own, or one of SITE. HELP and FEAT tell of it as of any other.
 *
 * @param verb upper case
 * @param handler what it does
 * @param access what must have happened before
 * @param data whether it moves bytes
 * @param syntax what HELP shows behind the verb; empty when there is nothing
 * @param feature its line in FEAT
 */
public record CustomCommand(
        String verb, CommandHandler handler, Access access, DataUse data, String syntax, Optional<String> feature) {
    private static final Pattern VERB = Pattern.compile("[A-Z][A-Z0-9]{1,15}");

    /** Checks the verb, and that nobody moves bytes who is not logged in. */
    public CustomCommand {
        if (!VERB.matcher(verb).matches()) {
            throw new IllegalArgumentException(
                    "verb " + verb + " (expected: 2 to 16 letters and digits, beginning with a letter)");
        }
        if (data == DataUse.DATA_TRANSFER && access != Access.LOGGED_IN) {
            throw new IllegalArgumentException(verb + " moves bytes " + access + " (expected: LOGGED_IN)");
        }
    }

    /**
     * A command for those who are logged in, answered on the control connection alone, with no argument that HELP tells of.
     *
     * @param verb in any case
     * @param handler what it does
     * @return the command
     * @throws IllegalArgumentException when the verb is none
     */
    public static CustomCommand of(String verb, CommandHandler handler) {
        return new CustomCommand(
                verb.toUpperCase(Locale.ROOT), handler, Access.LOGGED_IN, DataUse.NO_TRANSFER, "", Optional.empty());
    }

    /**
     * The same for others.
     *
     * @param other what must have happened before
     * @return a copy
     */
    public CustomCommand with(Access other) {
        return new CustomCommand(verb, handler, other, data, syntax, feature);
    }

    /**
     * The same with or without a transfer.
     *
     * @param other whether it moves bytes; for that somebody must be logged in
     * @return a copy
     */
    public CustomCommand with(DataUse other) {
        return new CustomCommand(verb, handler, access, other, syntax, feature);
    }

    /**
     * The same with a hint for people.
     *
     * @param text what HELP shows behind the verb
     * @return a copy
     */
    public CustomCommand syntax(String text) {
        return new CustomCommand(verb, handler, access, data, text, feature);
    }

    /**
     * The same with a hint for programs.
     *
     * @param line what FEAT says
     * @return a copy
     */
    public CustomCommand feature(String line) {
        return new CustomCommand(verb, handler, access, data, syntax, Optional.of(line));
    }
}
