/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import io.ftps.tls.certificate.CertificateSubject;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The names of a server that is to have a certificate. */
final class ServerNames {
    @Parameters(
            paramLabel = "NAME",
            arity = "1..*",
            description =
                    "What clients connect to: DNS names such as ftp.example.com or *.example.com, and IP addresses.")
    private List<String> names = List.of();

    @Option(
            names = "--common-name",
            paramLabel = "TEXT",
            description = "What people read as its subject. Default: the first name.")
    private Optional<String> commonName = Optional.empty();

    CertificateSubject subject(CommandSpec spec) {
        return Typed.meant(spec, () -> CertificateSubject.server(commonName.orElse(first()), names));
    }

    String first() {
        return names.get(0);
    }

    String all() {
        return String.join(", ", names);
    }
}
