/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import io.ftps.tls.certificate.Existing;
import io.ftps.tls.certificate.Passphrase;
import io.ftps.tls.certificate.PemOutput;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Where what was made is written, and how. */
final class OutputOptions {
    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "The folder; it is made if there is none. Default: this one.")
    private Path folder = Path.of("");

    @Option(
            names = "--file",
            paramLabel = "BASE",
            description = "The names of the files, without their endings. Default: the first name.")
    private Optional<String> base = Optional.empty();

    @Option(names = "--replace", description = "Overwrite files of these names.")
    private boolean replace;

    @Option(
            names = "--passphrase",
            paramLabel = "env:NAME|file:PATH",
            description = "Where the passphrase is that encrypts the key. Default: it is not encrypted.")
    private Optional<String> passphrase = Optional.empty();

    /** Writes to files that may be there. */
    @FunctionalInterface
    interface Writing {
        void to(PemOutput output) throws IOException;
    }

    /** A file of an ending, such as {@code .pem}, called after a name unless something else was asked for. */
    Path file(String name, String ending) {
        return folder.resolve(base.orElse(fileName(name)) + ending);
    }

    /** Patterns, addresses and names of people have characters that are better not in the name of a file. */
    private static String fileName(String name) {
        return name.replaceAll("[^A-Za-z0-9.@_-]", "_").replaceFirst("^[.-]", "_");
    }

    /** Writes; one sentence where something is in the way. */
    void write(CommandSpec spec, Writing writing) throws IOException {
        Optional<Passphrase> secret = passphrase(spec);
        Files.createDirectories(folder.toAbsolutePath());
        try {
            writing.to(new PemOutput(replace ? Existing.REPLACE : Existing.KEEP, secret));
        } catch (FileAlreadyExistsException e) {
            throw new IOException(
                    e.getFile() + " is there and is not overwritten (expected: another --file or --dir, or --replace).",
                    e);
        }
    }

    private Optional<Passphrase> passphrase(CommandSpec spec) {
        return Typed.passphrase(spec, passphrase);
    }

    /** In a few words, what protects the key. */
    String protection() {
        return (passphrase.isPresent() ? "encrypted" : "not encrypted") + ", readable by its owner only";
    }

    /** A line for the configuration. */
    String configuration(Path chain, Path key) {
        return new IdentityLine(chain, key, passphrase).text();
    }

    /** The option by which the key of an authority is read again. */
    String authorityPassphrase() {
        return passphrase
                .map(place -> " --ca-passphrase " + Quoted.shell(place))
                .orElse("");
    }

    /** The option by which the key is read again. */
    String keyPassphrase() {
        return passphrase.map(place -> " --passphrase " + Quoted.shell(place)).orElse("");
    }
}
