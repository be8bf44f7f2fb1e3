/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.examples.config.ConfigurationException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftps user remove}. */
@Command(
        name = "remove",
        description = "Remove a user. The user's files stay. Sessions end when the server looks at them next.",
        sortOptions = false,
        exitCodeList = {"0:Removed.", "1:Not removed; all is as it was.", "2:Wrong options."})
final class UserRemoveCommand implements Callable<Integer> {
    @Mixin
    private AccountsOption users = new AccountsOption();

    @Parameters(paramLabel = "NAME", description = "The login name.")
    private String name = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, ConfigurationException {
        try (EditedAccounts accounts = users.open(spec)) {
            accounts.editor().remove(name);
            spec.commandLine().getOut().println("Removed user " + name + " from " + accounts.place() + ".");
        }
        return FtpsCommand.DONE;
    }
}
