/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftps user passwd}. */
@Command(
        name = "passwd",
        description = "Give a user a new password. It is asked for twice.",
        sortOptions = false,
        exitCodeList = {"0:Changed.", "1:Not changed; the file is as it was.", "2:Wrong options."})
final class UserPasswdCommand implements Callable<Integer> {
    private final PasswordInput passwords;

    @Mixin
    private UsersFileOption users = new UsersFileOption();

    @Mixin
    private PasswordOption password = new PasswordOption();

    @Parameters(paramLabel = "NAME", description = "The login name.")
    private String name = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    UserPasswdCommand(PasswordInput passwords) {
        this.passwords = passwords;
    }

    @Override
    public Integer call() throws IOException {
        char[] secret = password.read(passwords);
        try {
            users.editor().setPassword(name, secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
        spec.commandLine().getOut().println("Changed the password of user " + name + " in " + users.file() + ".");
        return FtpsCommand.DONE;
    }
}
