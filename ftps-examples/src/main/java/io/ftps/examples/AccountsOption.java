/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.examples.accounts.OpenAccounts;
import io.ftps.examples.config.AccountSource;
import io.ftps.examples.config.ConfigurationException;
import io.ftps.examples.config.ConfigurationFile;
import io.ftps.examples.config.HostSettings;
import io.ftps.examples.config.LoginSettings;
import io.ftps.examples.config.ServerSettings;
import io.ftps.examples.config.TankPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which accounts a command works on. */
final class AccountsOption {
    @Option(
            names = "--file",
            paramLabel = "USERS",
            defaultValue = "ftps-data/users",
            description = "The users file. Default: ${DEFAULT-VALUE}")
    private Path file = Path.of("");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Work on the first users file or database this configuration names.")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--host", paramLabel = "NAME", description = "On those of this host of the configuration.")
    private Optional<String> host = Optional.empty();

    /** Opens users without a tank, to be closed. */
    EditedAccounts open(CommandSpec spec) throws IOException, ConfigurationException {
        return open(spec, new TankPlace.Off());
    }

    /** Opens users, and the tank beside them, to be closed. What the configuration says of its tank goes first. */
    EditedAccounts open(CommandSpec spec, TankPlace tankOfFile) throws IOException, ConfigurationException {
        if (config.isPresent()) {
            FtpsCommand.refuseBesideConfig(spec, "--file");
        } else if (host.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "--host is about a configuration (expected: --config beside it).");
        }
        LoginSettings settings = config.isPresent()
                ? configured(spec, config.get())
                : new LoginSettings(List.of(new AccountSource.InFile(file)), List.of(), tankOfFile);
        checkFolders(settings);
        return EditedAccounts.of(OpenAccounts.of(settings), settings);
    }

    /** The settings a configuration has for these users. */
    LoginSettings configured(CommandSpec spec, Path configuration) throws ConfigurationException {
        ServerSettings settings = new ConfigurationFile(configuration).read();
        return host.isEmpty() ? settings.logins() : ofHost(spec, settings.hosts(), host.get());
    }

    private static LoginSettings ofHost(CommandSpec spec, List<HostSettings> hosts, String name) {
        return hosts.stream()
                .filter(host -> host.names().contains(name.toLowerCase(Locale.ROOT)))
                .flatMap(host -> host.logins().stream())
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--host: " + name + " (expected: a host of the configuration with users of its own)"));
    }

    private static void checkFolders(LoginSettings settings) throws IOException {
        for (AccountSource source : settings.sources()) {
            if (source instanceof AccountSource.InFile inFile) {
                Path folder = inFile.file().toAbsolutePath().getParent();
                if (folder != null && Files.notExists(folder)) {
                    throw new IOException(
                            "The folder " + folder + " does not exist; make it, or name another users file.");
                }
            }
        }
    }
}
