/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ftps cert}: lists the commands for the certificates of servers, and of clients that have none yet. */
@Command(
        name = "cert",
        description = {
            "Make certificates and their keys, and look at them.",
            "",
            "Keys are made where they stay: in a file that only its owner can read. What exists is not overwritten without"
                    + " --replace."
        },
        synopsisSubcommandLabel = "COMMAND")
public final class CertCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private CertCommand() {}

    /**
     * Makes the command and those below it.
     *
     * @param clock tells what now is
     * @return the tree
     */
    public static CommandLine tree(Clock clock) {
        return new CommandLine(new CertCommand())
                .addSubcommand(new SelfSignedCommand(clock))
                .addSubcommand(new AuthorityCommand(clock))
                .addSubcommand(new IssueCommand(clock))
                .addSubcommand(new RequestCommand())
                .addSubcommand(new ImportCommand(clock))
                .addSubcommand(new ListCommand(clock))
                .addSubcommand(new ShowCommand(clock));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "A command is missing: self-signed, ca, issue, csr, import, list or show.");
    }
}
