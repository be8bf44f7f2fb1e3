/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.auth.Account;
import io.ftps.auth.RegisteredCertificate;
import io.ftps.examples.config.ConfigurationException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftps client-cert list}. */
@Command(
        name = "list",
        description =
                "List registered certificates, one a line: user, how it is told, subject, days left, and weak for SHA-1.",
        sortOptions = false,
        exitCodeList = {"0:Listed.", "1:The users cannot be read, or nobody has the name.", "2:Wrong options."})
final class ClientCertListCommand implements Callable<Integer> {
    @Mixin
    private AccountsOption users = new AccountsOption();

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The login name. Default: everybody.")
    private Optional<String> name = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, ConfigurationException {
        try (EditedAccounts accounts = users.open(spec)) {
            List<Account> asked = name.isPresent()
                    ? List.of(accounts.account(name.get()))
                    : accounts.editor().list();
            Instant now = Instant.now();
            for (Account account : asked) {
                for (RegisteredCertificate certificate : account.certificates()) {
                    String columns = new RegisteredLine(certificate, now).columns();
                    spec.commandLine().getOut().println(account.user().name() + "\t" + columns);
                }
            }
        }
        return FtpsCommand.DONE;
    }
}
