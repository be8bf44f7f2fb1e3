/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ftps user hash}. */
@Command(
        name = "hash",
        description = "Print the hash of a password, for users written in a configuration file. Keep it secret.",
        sortOptions = false,
        exitCodeList = {"0:Printed.", "1:No password was given.", "2:Wrong options."})
final class UserHashCommand implements Callable<Integer> {
    private final PasswordInput passwords;

    @Mixin
    private PasswordOption password = new PasswordOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    UserHashCommand(PasswordInput passwords) {
        this.passwords = passwords;
    }

    @Override
    public Integer call() throws IOException {
        spec.commandLine().getOut().println(password.hash(passwords).encoded());
        return FtpsCommand.DONE;
    }
}
