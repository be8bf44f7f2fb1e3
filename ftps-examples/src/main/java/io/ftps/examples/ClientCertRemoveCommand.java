/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.auth.CertificateMatch;
import io.ftps.examples.config.ConfigurationException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ftps client-cert remove}. */
@Command(
        name = "remove",
        description = "Take a certificate from a user. Sessions it has opened end when the server looks at them next.",
        sortOptions = false,
        exitCodeList = {"0:Removed.", "1:Not removed; all is as it was.", "2:Wrong options."})
final class ClientCertRemoveCommand implements Callable<Integer> {
    @Mixin
    private AccountsOption users = new AccountsOption();

    @Mixin
    private MatchArgument which = new MatchArgument();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, ConfigurationException {
        CertificateMatch match = which.match(spec);
        try (EditedAccounts accounts = users.open(spec)) {
            accounts.editor().removeCertificate(which.name(), match);
        }
        spec.commandLine().getOut().println("Removed " + match.text() + " from user " + which.name() + ".");
        return FtpsCommand.DONE;
    }
}
