/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import io.ftps.tls.certificate.CertificateContents;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which authorities somebody has already. */
final class KnownAuthorities {
    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "Certificates at which a chain may end although they are not sent with it.")
    private Optional<Path> file = Optional.empty();

    List<X509Certificate> certificates() {
        return file.map(place ->
                        CertificateContents.read(place, Optional.empty()).certificates())
                .orElse(List.of());
    }
}
