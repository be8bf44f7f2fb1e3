/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.examples.config.ConfigurationException;
import io.ftps.examples.config.ConfigurationFile;
import io.ftps.examples.config.ExampleConfiguration;
import io.ftps.examples.config.ServerSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ftps config}: prints a configuration file, or looks one through. */
@Command(
        name = "config",
        description = "Print an example of a configuration file, or check one without starting.",
        sortOptions = false,
        exitCodeList = {"0:Printed, or the file has no mistake.", "2:Wrong options, or mistakes in the file."},
        footer = {"", "Examples:", "  ftps config --example > ftps.yaml", "  ftps config --check ftps.yaml"})
final class ConfigCommand implements Callable<Integer> {
    @Option(names = "--example", description = "Print a file with every key, its default and what it means.")
    private boolean example;

    @Option(
            names = "--check",
            paramLabel = "FILE",
            description = "Tell every mistake of this file, also in the certificates and users it names.")
    private Optional<Path> checked = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws ConfigurationException {
        if (example == checked.isPresent()) {
            throw new ParameterException(spec.commandLine(), "Exactly one of --example and --check is needed.");
        }
        if (example) {
            spec.commandLine().getOut().print(ExampleConfiguration.text());
        } else {
            check(checked.get());
        }
        spec.commandLine().getOut().flush();
        return FtpsCommand.DONE;
    }

    private void check(Path file) throws ConfigurationException {
        ServerSettings settings = new ConfigurationFile(file).check();
        spec.commandLine()
                .getOut()
                .println(file + " has no mistake: " + settings.listeners().size() + " listeners.");
    }
}
