/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import io.ftps.tls.certificate.Passphrase;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Where the passphrase is of something that is read. */
final class PassphraseOption {
    @Option(
            names = "--passphrase",
            paramLabel = "env:NAME|file:PATH",
            description = "Where the passphrase is of a key or a key store that is encrypted.")
    private Optional<String> place = Optional.empty();

    Optional<Passphrase> meant(CommandSpec spec) {
        return Typed.passphrase(spec, place);
    }

    Optional<String> text() {
        return place;
    }
}
