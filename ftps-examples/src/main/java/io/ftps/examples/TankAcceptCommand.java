/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.auth.HeldCertificate;
import io.ftps.auth.RegisteredCertificate;
import io.ftps.examples.config.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftps tank accept}. */
@Command(
        name = "accept",
        description = "Register one that waits with the user it was shown for, and take it out of the tank.",
        sortOptions = false,
        exitCodeList = {"0:Accepted.", "1:Not accepted; all is as it was.", "2:Wrong options."})
final class TankAcceptCommand implements Callable<Integer> {
    @Mixin
    private TankOption where = new TankOption();

    @Option(
            names = "--as",
            paramLabel = "certificate|key|cn|email|uri|upn",
            defaultValue = CertificateChoice.CERTIFICATE,
            description =
                    "By what it is told from now on: this certificate, any with this key, or any with this name that the"
                            + " same authority vouches for. Default: ${DEFAULT-VALUE}")
    private String way = "";

    @Parameters(paramLabel = "ID", description = "The entry, as ftps tank list and the log have it.")
    private String id = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, ConfigurationException {
        try (EditedAccounts accounts = where.open(spec)) {
            HeldCertificate held = TankOption.entry(accounts, id);
            RegisteredCertificate certificate = new CertificateChoice(held.presented()).by(way);
            accounts.editor().addCertificate(held.userName(), certificate);
            accounts.tank().accepted(id);
            tell(held, certificate);
        }
        return FtpsCommand.DONE;
    }

    private void tell(HeldCertificate held, RegisteredCertificate certificate) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Registered " + certificate.match().text() + " with user " + held.userName() + ".");
        held.renews()
                .ifPresent(old -> out.println("What it renews counts as before: "
                        + old.match().text() + "; end that by ftps client-cert remove."));
        if (!held.presented().isTrusted()) {
            spec.commandLine()
                    .getErr()
                    .println("ftps: The server did not trust it when it was shown; unless it is self-signed and"
                            + " registered-self-signed is on, it lets nobody in until trusted-authorities or"
                            + " trusted-certificates say so.");
        }
        new CertificateChoice(held.presented())
                .warnings(Instant.now())
                .forEach(warning -> spec.commandLine().getErr().println("ftps: " + warning));
    }
}
