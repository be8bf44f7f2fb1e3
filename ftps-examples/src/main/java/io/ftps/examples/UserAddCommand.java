/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.auth.User;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftps user add}. */
@Command(
        name = "add",
        description = "Add a user; the file is made if there is none. The password is asked for twice.",
        sortOptions = false,
        exitCodeList = {"0:Added.", "1:Not added; the file is as it was.", "2:Wrong options."})
final class UserAddCommand implements Callable<Integer> {
    private final PasswordInput passwords;

    @Mixin
    private UsersFileOption users = new UsersFileOption();

    @Mixin
    private PasswordOption password = new PasswordOption();

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
    public Integer call() throws IOException {
        User user = home.map(User.named(name)::withHome).orElse(User.named(name));
        char[] secret = password.read(passwords);
        try {
            users.editor().add(user, secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
        spec.commandLine().getOut().println("Added user " + name + " to " + users.file() + ".");
        return FtpsCommand.DONE;
    }
}
