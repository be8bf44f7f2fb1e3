/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.auth.HeldCertificate;
import io.ftps.examples.config.ConfigurationException;
import io.ftps.examples.config.TankPlace;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which tank a command works on, and the users its certificates are for. */
final class TankOption {
    @Mixin
    private AccountsOption users = new AccountsOption();

    @Option(
            names = "--tank",
            paramLabel = "TANK",
            defaultValue = "ftps-data/tank",
            description = "The file of the tank. Default: ${DEFAULT-VALUE}, or as the configuration says")
    private Path tank = Path.of("");

    EditedAccounts open(CommandSpec spec) throws IOException, ConfigurationException {
        if (spec.commandLine().getParseResult().hasMatchedOption("--config")) {
            FtpsCommand.refuseBesideConfig(spec, "--tank");
        }
        return users.open(spec, new TankPlace.InFile(tank));
    }

    /** The entry; one sentence where there is none. */
    static HeldCertificate entry(EditedAccounts accounts, String id) throws IOException {
        return accounts.tank()
                .find(id)
                .orElseThrow(() -> new IOException("No certificate " + id + " waits in the tank " + accounts.tankPlace()
                        + "; list the tank to see those that do."));
    }
}
