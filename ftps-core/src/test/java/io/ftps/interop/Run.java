/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * What came of running a program.
 *
 * @param line the command line
 * @param exit its exit code, or {@link #TOO_SLOW}
 * @param output what it wrote to the standard output
 * @param errors what it wrote to the standard error output
 */
record Run(List<String> line, int exit, String output, String errors) {
    /** The exit code of a program that was killed because its time was over. */
    static final int TOO_SLOW = -1;

    private static final int SHOWN = 6_000;

    /** Fails with everything the program said if it did not end well. */
    Run succeeded() {
        return exitedWith(0);
    }

    /** Fails with everything the program said if it ended otherwise. */
    Run exitedWith(int expected) {
        assertThat(exit).as(this::toString).isEqualTo(expected);
        return this;
    }

    @Override
    public String toString() {
        String how = exit == TOO_SLOW ? "was killed because its time was over" : "ended with " + exit;
        return String.join(" ", line) + "\n" + how + "\n--- output\n" + end(output) + "\n--- errors\n" + end(errors);
    }

    private static String end(String text) {
        return text.length() <= SHOWN ? text : "..." + text.substring(text.length() - SHOWN);
    }
}
