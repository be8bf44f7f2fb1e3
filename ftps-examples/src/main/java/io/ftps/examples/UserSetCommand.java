/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.auth.Account;
import io.ftps.auth.file.AccountSettings;
import io.ftps.examples.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftps user set}. */
@Command(
        name = "set",
        description =
                "Change settings of a user. What is not said stays; an option that may be repeated replaces all its values.",
        sortOptions = false,
        exitCodeList = {"0:Changed.", "1:Not changed; all is as it was.", "2:Wrong options."},
        footer = {
            "",
            "Examples:",
            "  ftps user set alice --method certificate-and-password",
            "  ftps user set alice --default quota-bytes --default allow"
        })
final class UserSetCommand implements Callable<Integer> {
    @Mixin
    private AccountsOption users = new AccountsOption();

    @Option(names = "--home", paramLabel = "DIR", description = "The folder this user sees as /.")
    private Optional<Path> home = Optional.empty();

    @Option(
            names = "--default",
            paramLabel = "SETTING",
            description = "Take this setting back to its default, such as quota-bytes. May be repeated.")
    private List<String> reset = new ArrayList<>();

    @Parameters(paramLabel = "NAME", description = "The login name.")
    private String name = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, ConfigurationException {
        try (EditedAccounts accounts = users.open(spec)) {
            Account before = accounts.account(name);
            Account after = SettingOptions.applied(spec, withHome(withDefaults(before)));
            if (after.equals(before)) {
                spec.commandLine().getOut().println("User " + name + " has these settings already.");
            } else {
                accounts.editor().replace(after);
                spec.commandLine().getOut().println("Changed user " + name + " in " + accounts.place() + ".");
            }
        }
        return FtpsCommand.DONE;
    }

    private Account withDefaults(Account account) {
        Account changed = account;
        for (String key : reset) {
            if (key.equals("certificate")) {
                throw wrong("--default: certificate (expected: ftps client-cert remove)");
            }
            try {
                changed = AccountSettings.without(changed, key);
            } catch (IllegalArgumentException e) {
                throw wrong("--default: " + e.getMessage());
            }
        }
        return changed;
    }

    private Account withHome(Account account) {
        return home.map(Path::toAbsolutePath)
                .map(folder -> account.withUser(account.user().withHome(folder)))
                .orElse(account);
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
