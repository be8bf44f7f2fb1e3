/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.auth.PasswordHash;
import io.ftps.examples.config.ConfigurationException;
import java.io.IOException;
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
        exitCodeList = {"0:Changed.", "1:Not changed; all is as it was.", "2:Wrong options."})
final class UserPasswdCommand implements Callable<Integer> {
    private final PasswordInput passwords;

    @Mixin
    private AccountsOption users = new AccountsOption();

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
    public Integer call() throws IOException, ConfigurationException {
        PasswordHash hash = password.hash(passwords);
        try (EditedAccounts accounts = users.open(spec)) {
            accounts.editor().replace(accounts.account(name).withHash(hash));
            spec.commandLine()
                    .getOut()
                    .println("Changed the password of user " + name + " in " + accounts.place() + ".");
        }
        return FtpsCommand.DONE;
    }
}
