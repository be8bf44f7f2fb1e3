/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.backup;

import io.ftps.tls.certificate.Passphrase;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** By what an archive is opened. */
final class ArchivePassphrase {
    @Option(
            names = "--passphrase",
            required = true,
            paramLabel = "env:NAME|file:PATH",
            description =
                    "Where the passphrase of the archive is, at least 12 characters. Keep it where the archive is not.")
    private String place = "";

    Passphrase meant(CommandSpec spec) {
        try {
            return Passphrase.parse(place, Path.of(""));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
