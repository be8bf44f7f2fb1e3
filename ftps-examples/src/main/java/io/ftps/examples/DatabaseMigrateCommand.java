/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.examples.accounts.OpenAccounts;
import io.ftps.examples.config.ConfigurationException;
import io.ftps.examples.config.ConfigurationFile;
import io.ftps.examples.config.HostSettings;
import io.ftps.examples.config.LoginSettings;
import io.ftps.examples.config.ServerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ftps database migrate}. */
@Command(
        name = "migrate",
        description = "Make the tables of the accounts, or bring older ones up to date. Make a backup before.",
        sortOptions = false,
        exitCodeList = {
            "0:The tables are the newest.",
            "1:The database cannot be used.",
            "2:Wrong options, or no database."
        })
final class DatabaseMigrateCommand implements Callable<Integer> {
    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The configuration that names it.")
    private Path config = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, ConfigurationException {
        ServerSettings settings = new ConfigurationFile(config).read();
        List<LoginSettings> all = Stream.concat(
                        Stream.of(settings.logins()),
                        settings.hosts().stream().map(HostSettings::logins).flatMap(Optional::stream))
                .toList();
        List<String> done = new ArrayList<>();
        for (LoginSettings logins : all) {
            done.addAll(OpenAccounts.migrate(logins));
        }
        if (done.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("ftps: The configuration names no database (expected: users with jdbc).");
            return FtpsCommand.WRONG_USE;
        }
        done.forEach(name -> spec.commandLine().getOut().println("The tables of the " + name + " are the newest."));
        return FtpsCommand.DONE;
    }
}
