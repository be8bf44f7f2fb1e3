/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ftps database}: lists the commands for the database of accounts. */
@Command(
        name = "database",
        description = "Look after the database that has the accounts of a configuration.",
        synopsisSubcommandLabel = "COMMAND")
final class DatabaseCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing: migrate.");
    }
}
