/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ftps tank}: lists the commands for certificates that wait. */
@Command(
        name = "tank",
        description = {
            "Look at the certificates that clients showed for a user they are not registered with, and accept or reject them.",
            "",
            "Each waits for 30 days after it was last shown. The server's log has one line for each, with the command that"
                    + " accepts it."
        },
        synopsisSubcommandLabel = "COMMAND")
final class TankCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing: list, show, accept or reject.");
    }
}
