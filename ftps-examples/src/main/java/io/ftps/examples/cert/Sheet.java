/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import io.ftps.server.Printable;
import picocli.CommandLine.Model.CommandSpec;

/** What people read: sentences, and rows with a label each. */
final class Sheet {
    private final StringBuilder text = new StringBuilder();

    /** A line by itself. */
    Sheet line(String line) {
        text.append(Printable.of(line)).append('\n');
        return this;
    }

    Sheet row(String label, String value) {
        text.append(String.format("  %-12s %s", label, Printable.of(value)).stripTrailing())
                .append('\n');
        return this;
    }

    Sheet gap() {
        text.append('\n');
        return this;
    }

    /** An empty line behind what is there already. */
    Sheet nextPart() {
        return text.isEmpty() ? this : gap();
    }

    /** Something to be pasted, with air around it. */
    Sheet paste(String line) {
        return gap().line("  " + line);
    }

    /** Says it to whoever called the command. */
    void print(CommandSpec spec) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
