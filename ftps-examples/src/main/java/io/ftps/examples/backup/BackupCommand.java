/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.backup;

import io.ftps.examples.config.ConfigurationException;
import io.ftps.examples.config.ConfigurationFile;
import io.ftps.tls.certificate.SealedArchive;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ftps backup}. */
@Command(
        name = "backup",
        description = {
            "Put a configuration and the files it names into one archive, encrypted under a passphrase.",
            "",
            "Those are certificates, keys and the files of their passphrases, whom is trusted, revocation lists, users files with what"
                    + " is registered in them, and the tank. Users' files, logs and databases are not in it."
        },
        sortOptions = false,
        exitCodeList = {"0:Written.", "1:Not written.", "2:Wrong options, or mistakes in the configuration file."},
        footer = {"", "Example:", "  ftps backup server.ftps --config ftps.yaml --passphrase env:BACKUP_PASS"})
public final class BackupCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ARCHIVE", description = "The file to be made.")
    private Path archive = Path.of("");

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "What the server is run with.")
    private Path config = Path.of("");

    @Mixin
    private ArchivePassphrase passphrase = new ArchivePassphrase();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Made by picocli's user. */
    public BackupCommand() {}

    @Override
    public Integer call() throws IOException, ConfigurationException {
        BackupFiles files = BackupFiles.of(config, new ConfigurationFile(config).read());
        Map<String, byte[]> entries = files.read();
        SealedArchive.write(archive, entries, passphrase.meant(spec));
        PrintWriter out = spec.commandLine().getOut();
        out.println(archive + " holds " + entries.size() + " files; without its passphrase they are lost.");
        files.elsewhere().forEach(out::println);
        out.flush();
        return 0;
    }
}
