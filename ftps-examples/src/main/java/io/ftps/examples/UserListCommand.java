/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.auth.Account;
import io.ftps.auth.User;
import io.ftps.examples.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ftps user list}. */
@Command(
        name = "list",
        description = "List the users, one a line: the name, and behind a tab the home if the user has one.",
        sortOptions = false,
        exitCodeList = {"0:Listed.", "1:The users cannot be read.", "2:Wrong options."})
final class UserListCommand implements Callable<Integer> {
    @Mixin
    private AccountsOption users = new AccountsOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, ConfigurationException {
        try (EditedAccounts accounts = users.open(spec)) {
            for (Account account : accounts.editor().list()) {
                User user = account.user();
                String home = user.home().map(Path::toString).map("\t"::concat).orElse("");
                spec.commandLine().getOut().println(user.name() + home);
            }
        }
        return FtpsCommand.DONE;
    }
}
