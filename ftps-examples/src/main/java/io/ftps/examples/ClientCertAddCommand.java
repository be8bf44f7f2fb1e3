/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.auth.RegisteredCertificate;
import io.ftps.examples.config.ConfigurationException;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ftps client-cert add}. */
@Command(
        name = "add",
        description = "Register a certificate of which no file is at hand, by its digest, its key or a name.",
        sortOptions = false,
        exitCodeList = {"0:Registered.", "1:Not registered; all is as it was.", "2:Wrong options."})
final class ClientCertAddCommand implements Callable<Integer> {
    @Mixin
    private AccountsOption users = new AccountsOption();

    @Mixin
    private MatchArgument which = new MatchArgument();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, ConfigurationException {
        RegisteredCertificate certificate = RegisteredCertificate.of(which.match(spec));
        try (EditedAccounts accounts = users.open(spec)) {
            accounts.editor().addCertificate(which.name(), certificate);
        }
        spec.commandLine()
                .getOut()
                .println("Registered " + certificate.match().text() + " with user " + which.name() + ".");
        if (new RegisteredLine(certificate, Instant.now()).isWeak()) {
            spec.commandLine()
                    .getErr()
                    .println("ftps: SHA-1 is weak, as another certificate with this digest can be made; import the"
                            + " certificate itself when it is at hand.");
        }
        return FtpsCommand.DONE;
    }
}
