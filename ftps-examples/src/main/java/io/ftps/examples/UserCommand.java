/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ftps user}: lists the commands for accounts. */
@Command(
        name = "user",
        description = {
            "Add, change, remove and list users in a users file, or in the database of a configuration.",
            "",
            "A running server sees a change within a second. Passwords are kept as Argon2id hashes."
        },
        synopsisSubcommandLabel = "COMMAND")
final class UserCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "A command is missing: add, set, show, passwd, remove, list or hash.");
    }
}
