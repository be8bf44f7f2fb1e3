/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.certificate.CertificateAuthority;
import io.ftps.tls.certificate.CertificateSource;
import io.ftps.tls.certificate.Passphrase;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which authority issues. */
final class AuthorityOptions {
    @Option(names = "--ca", paramLabel = "FILE", description = "The authority's certificate. Default: ca.pem")
    private Path certificate = Path.of("ca.pem");

    @Option(
            names = "--ca-key",
            paramLabel = "FILE",
            description = "The authority's key. Default: the file of its certificate, ending in .key")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--ca-passphrase",
            paramLabel = "env:NAME|file:PATH",
            description = "Where the passphrase of the authority's key is.")
    private Optional<String> passphrase = Optional.empty();

    /** Reads it. */
    CertificateAuthority open(CommandSpec spec) {
        Path keyFile = key.orElseGet(() -> withEnding(certificate, ".key"));
        Optional<Passphrase> secret = Typed.passphrase(spec, passphrase);
        CertifiedKey identity = secret.map(known -> CertificateSource.pem(certificate, keyFile, known))
                .orElseGet(() -> CertificateSource.pem(certificate, keyFile))
                .load();
        return CertificateAuthority.of(identity);
    }

    Path certificate() {
        return certificate;
    }

    /** The same name with another ending. */
    static Path withEnding(Path file, String ending) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ending);
    }
}
