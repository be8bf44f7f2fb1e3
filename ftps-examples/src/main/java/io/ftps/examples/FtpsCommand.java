/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.examples.backup.BackupCommand;
import io.ftps.examples.backup.RestoreCommand;
import io.ftps.examples.cert.CertCommand;
import java.io.InputStream;
import java.time.Clock;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code ftps} itself: lists its commands. */
@Command(
        name = "ftps",
        description = "An FTPS server, and tools for its users, their certificates and its configuration.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Start here: ftps serve", "Help for a command: ftps COMMAND --help"})
final class FtpsCommand implements Runnable {
    /** Done, or stopped as asked. */
    static final int DONE = 0;
    /** Something outside failed: a port, a file, an account. */
    static final int FAILED = 1;
    /** What was typed or written cannot be meant. */
    static final int WRONG_USE = 2;

    private static final int HELP_WIDTH = 100;

    @SuppressWarnings("UnusedVariable") // the option itself makes picocli print the help
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    private boolean help;

    @SuppressWarnings("UnusedVariable") // the option itself makes picocli print the version
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    private boolean version;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Log details, and show a stack trace when something fails.")
    private boolean verbose;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The whole tree of commands. */
    static CommandLine commandLine(PasswordInput passwords, InputStream standardInput) {
        return commandLine(passwords, standardInput, Clock.systemUTC());
    }

    /** The same with another time. */
    static CommandLine commandLine(PasswordInput passwords, InputStream standardInput, Clock clock) {
        FtpsCommand ftps = new FtpsCommand();
        CommandLine tree = new CommandLine(ftps)
                .addSubcommand(new ServeCommand())
                .addSubcommand(new ConfigCommand())
                .addSubcommand(new ExplainCommand(standardInput))
                .addSubcommand(CertCommand.tree(clock))
                .addSubcommand(users(passwords))
                .addSubcommand(new CommandLine(new ClientCertCommand())
                        .addSubcommand(new ClientCertListCommand())
                        .addSubcommand(new ClientCertAddCommand())
                        .addSubcommand(new ClientCertImportCommand())
                        .addSubcommand(new ClientCertRemoveCommand()))
                .addSubcommand(new CommandLine(new TankCommand())
                        .addSubcommand(new TankListCommand())
                        .addSubcommand(new TankShowCommand())
                        .addSubcommand(new TankAcceptCommand())
                        .addSubcommand(new TankRejectCommand()))
                .addSubcommand(new CommandLine(new DatabaseCommand()).addSubcommand(new DatabaseMigrateCommand()))
                .addSubcommand(new BackupCommand())
                .addSubcommand(new RestoreCommand())
                .addSubcommand(new VersionCommand());
        putHeadings(tree);
        return tree.setUsageHelpWidth(HELP_WIDTH)
                .setExecutionStrategy(ftps::execute)
                .setParameterExceptionHandler(FailureReport::wrongUse)
                .setExecutionExceptionHandler(FailureReport::failed);
    }

    private static CommandLine users(PasswordInput passwords) {
        return new CommandLine(new UserCommand())
                .addSubcommand(SettingOptions.addTo(new CommandLine(new UserAddCommand(passwords))))
                .addSubcommand(SettingOptions.addTo(new CommandLine(new UserSetCommand())))
                .addSubcommand(new UserShowCommand())
                .addSubcommand(new UserPasswdCommand(passwords))
                .addSubcommand(new UserRemoveCommand())
                .addSubcommand(new UserListCommand())
                .addSubcommand(new UserHashCommand(passwords));
    }

    private static void putHeadings(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.parameterListHeading("%nParameters:%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n");
        if (!usage.exitCodeList().isEmpty()) {
            usage.exitCodeListHeading("%nExit codes:%n");
        }
        command.getSubcommands().values().forEach(FtpsCommand::putHeadings);
    }

    /** What stands in a configuration cannot be said beside it. */
    static void refuseBesideConfig(CommandSpec spec, String... options) {
        Stream.of(options)
                .filter(spec.commandLine().getParseResult()::hasMatchedOption)
                .findFirst()
                .ifPresent(option -> {
                    throw new ParameterException(
                            spec.commandLine(),
                            option + " cannot be used beside --config: say it in the configuration file.");
                });
    }

    private int execute(ParseResult parsed) {
        Verbosity.set(verbose);
        return new RunLast().execute(parsed);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }
}
