/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.auth.Account;
import io.ftps.auth.file.AccountSettings;
import io.ftps.examples.config.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftps user show}. */
@Command(
        name = "show",
        description =
                "Show the settings of a user that are not the defaults, one a line, and whether there is a password.",
        sortOptions = false,
        exitCodeList = {"0:Shown.", "1:Nobody has the name, or the users cannot be read.", "2:Wrong options."})
final class UserShowCommand implements Callable<Integer> {
    @Mixin
    private AccountsOption users = new AccountsOption();

    @Parameters(paramLabel = "NAME", description = "The login name.")
    private String name = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, ConfigurationException {
        PrintWriter out = spec.commandLine().getOut();
        try (EditedAccounts accounts = users.open(spec)) {
            Account account = accounts.account(name);
            out.println("password: " + (account.hash().isPresent() ? "yes" : "none"));
            for (String key : AccountSettings.keys().keySet()) {
                AccountSettings.values(account, key).forEach(value -> out.println(key + ": " + value));
            }
        }
        return FtpsCommand.DONE;
    }
}
