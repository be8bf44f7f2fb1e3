/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import io.ftps.tls.certificate.CertificatePurpose;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whom a certificate is issued for. */
final class Purpose {
    private static final Map<String, CertificatePurpose> WORDS = Map.of(
            "server", CertificatePurpose.SERVER,
            "client", CertificatePurpose.CLIENT,
            "both", CertificatePurpose.SERVER_AND_CLIENT);

    @Option(
            names = "--for",
            paramLabel = "server|client|both",
            description =
                    "Who shows it. A client's NAME is the common name by which a user can be told. Default: server")
    private String word = "server";

    CertificatePurpose meant(CommandSpec spec) {
        return Optional.ofNullable(WORDS.get(word))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--for: " + word + " (expected: server, client or both)"));
    }
}
