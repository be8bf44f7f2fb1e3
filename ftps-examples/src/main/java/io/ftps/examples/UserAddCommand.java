/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.auth.Account;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.User;
import io.ftps.examples.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
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

/** {@code ftps user add}. */
@Command(
        name = "add",
        description = "Add a user; the file is made if there is none. The password is asked for twice.",
        sortOptions = false,
        exitCodeList = {"0:Added.", "1:Not added; all is as it was.", "2:Wrong options."},
        footer = {
            "",
            "Examples:",
            "  ftps user add alice",
            "  ftps user add alice --method certificate --no-password",
            "  ftps user add bob --allow /=read-only --allow /in=write,list --quota-bytes 10G"
        })
final class UserAddCommand implements Callable<Integer> {
    private final PasswordInput passwords;

    @Mixin
    private AccountsOption users = new AccountsOption();

    @Mixin
    private PasswordOption password = new PasswordOption();

    @Option(names = "--no-password", description = "No password lets the user in: --method is certificate.")
    private boolean withoutPassword;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "The folder this user sees as /, which must exist at login. Default: as the server says.")
    private Optional<Path> home = Optional.empty();

    @Parameters(paramLabel = "NAME", description = "The login name.")
    private String name = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    UserAddCommand(PasswordInput passwords) {
        this.passwords = passwords;
    }

    @Override
    public Integer call() throws IOException, ConfigurationException {
        User user =
                home.map(Path::toAbsolutePath).map(User.named(name)::withHome).orElse(User.named(name));
        Account asked =
                SettingOptions.applied(spec, new Account(user, LoginMethod.PASSWORD, Optional.empty(), List.of()));
        if (withoutPassword && !asked.method().isMetBy(true, false)) {
            throw new ParameterException(
                    spec.commandLine(), "--no-password: the user needs a password (expected: --method certificate).");
        }
        try (EditedAccounts accounts = users.open(spec)) {
            accounts.editor().add(withoutPassword ? asked : asked.withHash(password.hash(passwords)));
            spec.commandLine().getOut().println("Added user " + name + " to " + accounts.place() + ".");
        }
        return FtpsCommand.DONE;
    }
}
