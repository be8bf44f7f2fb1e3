/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.auth.HeldCertificate;
import io.ftps.examples.config.ConfigurationException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftps tank reject}. */
@Command(
        name = "reject",
        description = "Take one out of the tank, and do not keep it again as long as it would have waited.",
        sortOptions = false,
        exitCodeList = {"0:Rejected.", "1:Not rejected; all is as it was.", "2:Wrong options."})
final class TankRejectCommand implements Callable<Integer> {
    @Mixin
    private TankOption where = new TankOption();

    @Parameters(paramLabel = "ID", description = "The entry, as ftps tank list and the log have it.")
    private String id = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, ConfigurationException {
        try (EditedAccounts accounts = where.open(spec)) {
            HeldCertificate held = TankOption.entry(accounts, id);
            accounts.tank().rejected(id);
            spec.commandLine()
                    .getOut()
                    .println("Rejected the certificate " + held.digest().hex() + " for user " + held.userName() + ".");
        }
        return FtpsCommand.DONE;
    }
}
