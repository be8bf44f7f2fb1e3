/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import io.ftps.examples.config.ConfigurationException;
import io.ftps.examples.config.ConfigurationFile;
import io.ftps.examples.config.ListenerSettings;
import io.ftps.examples.config.ServerSettings;
import io.ftps.examples.config.TlsSettings;
import io.ftps.examples.serve.DemoAccount;
import io.ftps.examples.serve.Hangup;
import io.ftps.examples.serve.Login;
import io.ftps.examples.serve.OwnCommands;
import io.ftps.examples.serve.Reload;
import io.ftps.examples.serve.RunningServer;
import io.ftps.examples.serve.StartScreen;
import io.ftps.examples.serve.Stop;
import io.ftps.server.TlsMode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ftps serve}: runs a server until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Run an FTPS server until SIGTERM or Ctrl-C.",
            "",
            "Without --config it makes what it needs at the first start: a self-signed certificate, a user named demo with a"
                    + " random password, and a folder for the user's files. It listens on all addresses.",
            "",
            "Log lines go to standard error. Certificates and revocation lists are read anew when their files change, and upon"
                    + " SIGHUP, which also ends the sessions of those who may not stay."
        },
        sortOptions = false,
        exitCodeList = {
            "0:Stopped by SIGTERM or Ctrl-C; transfers had their time to end.",
            "1:Could not start: a port is taken, a file cannot be read or written.",
            "2:Wrong options, or mistakes in the configuration file."
        },
        footer = {
            "",
            "Examples:",
            "  ftps serve",
            "  ftps serve --port 2221 --implicit-port 0",
            "  ftps serve --config ftps.yaml",
            "  ftps serve --timeline drawings"
        })
final class ServeCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65_535;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Do what this file says, and nothing else but --timeline; \"ftps config --example\" prints one.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "ftps-data",
            description = "Folder of the certificate, the users and their files. Default: ${DEFAULT-VALUE}")
    private Path data = Path.of("");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "2121",
            description = "Port for explicit TLS, 0 for any free one. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--implicit-port",
            paramLabel = "PORT",
            defaultValue = "9990",
            description = "Port for implicit TLS, 0 for any free one. Default: ${DEFAULT-VALUE}")
    private int implicitPort;

    @Option(
            names = "--timeline",
            paramLabel = "DIR",
            description =
                    "Draw each session that ends into this folder, as an SVG file for browsers: commands, replies and data"
                            + " connections with their times. Passwords are masked. For looking into a client's troubles, not for every day.")
    private Optional<Path> timeline = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, ConfigurationException, InterruptedException {
        if (config.isPresent()) {
            FtpsCommand.refuseBesideConfig(spec, "--data", "--port", "--implicit-port");
            ServerSettings settings = fromFile(config.get());
            RunningServer running = RunningServer.start(settings, OwnCommands.of(config.get()));
            return run(running, Login.likely(running.accounts().server().accounts()));
        }
        DemoAccount demo = new DemoAccount(data);
        demo.prepare();
        return run(RunningServer.start(drawing(quickSettings()), OwnCommands.in(data)), demo.login());
    }

    private ServerSettings quickSettings() {
        TlsSettings tls = TlsSettings.selfSignedIn(data);
        return ServerSettings.defaults(data)
                .withListeners(List.of(
                        ListenerSettings.of(TlsMode.EXPLICIT, checked("--port", port), tls),
                        ListenerSettings.of(TlsMode.IMPLICIT, checked("--implicit-port", implicitPort), tls)));
    }

    private ServerSettings fromFile(Path file) throws ConfigurationException {
        return drawing(new ConfigurationFile(file).read());
    }

    private ServerSettings drawing(ServerSettings settings) {
        return timeline.map(folder -> settings.withLogs(settings.logs().withTimeline(folder)))
                .orElse(settings);
    }

    private int run(RunningServer running, Login login) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Stop.whenTold(running, out);
        Hangup.whenTold(new Reload(running, config.map(file -> () -> fromFile(file))));
        out.print(StartScreen.of(Version.program(), running, login, Instant.now()));
        out.flush();
        running.server().awaitClose();
        return FtpsCommand.DONE;
    }

    private int checked(String option, int value) {
        if (value < 0 || value > LAST_PORT) {
            throw new ParameterException(
                    spec.commandLine(), option + ": " + value + " (expected: a port from 0 to 65535)");
        }
        return value;
    }
}
