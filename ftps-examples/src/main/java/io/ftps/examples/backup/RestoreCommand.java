/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.backup;

import io.ftps.examples.backup.Restoration.Found;
import io.ftps.examples.config.ConfigurationException;
import io.ftps.server.Printable;
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

/** {@code ftps restore}. */
@Command(
        name = "restore",
        description = {
            "Put the files of an archive in their places: the configuration and what lies beside and below it into a folder, the rest"
                    + " where it was.",
            "",
            "Everything is opened, tried and written to the disk before the first file is replaced. Stop the server first. What is"
                    + " restored belongs to whoever runs this, and nobody else can read it."
        },
        sortOptions = false,
        exitCodeList = {
            "0:Restored, or shown.",
            "1:Not restored; all is as it was.",
            "2:Wrong options, or the configuration in the archive has mistakes."
        },
        footer = {
            "",
            "Examples:",
            "  ftps restore server.ftps --dir /etc/ftps --passphrase env:BACKUP_PASS --dry-run",
            "  ftps restore server.ftps --dir /etc/ftps --passphrase env:BACKUP_PASS --replace"
        })
public final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ARCHIVE", description = "What \"ftps backup\" has made.")
    private Path archive = Path.of("");

    @Option(names = "--dir", required = true, paramLabel = "DIR", description = "The folder of the configuration.")
    private Path folder = Path.of("");

    @Mixin
    private ArchivePassphrase passphrase = new ArchivePassphrase();

    @Option(names = "--dry-run", description = "Only open and try it, and show what would become of each file.")
    private boolean dryRun;

    @Option(names = "--replace", description = "Overwrite files that are different.")
    private boolean replace;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Made by picocli's user. */
    public RestoreCommand() {}

    @Override
    public Integer call() throws IOException, ConfigurationException {
        Restoration restoration = new Restoration(SealedArchive.read(archive, passphrase.meant(spec)), folder);
        restoration.check();
        Map<Path, Found> found = restoration.found();
        if (dryRun) {
            show(found, "would be");
            return 0;
        }
        refuseToOverwrite(found);
        restoration.carryOut();
        show(found, "is");
        return 0;
    }

    private void refuseToOverwrite(Map<Path, Found> found) throws IOException {
        long different = found.values().stream()
                .filter(state -> state == Found.DIFFERENT)
                .count();
        if (different > 0 && !replace) {
            throw new IOException("Nothing has been restored, for so many files are there and different: " + different
                    + " (expected: --dry-run to see them, --replace to overwrite them, or another --dir).");
        }
    }

    private void show(Map<Path, Found> found, String verb) {
        PrintWriter out = spec.commandLine().getOut();
        found.forEach((place, state) -> out.println(Printable.of(place.toString()) + " " + verb
                + switch (state) {
                    case NEW -> " new";
                    case SAME -> " as it was";
                    case DIFFERENT -> " replaced";
                }));
        out.flush();
    }
}
