/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import io.ftps.tls.certificate.KeyAlgorithm;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What kind of key is made. */
final class KeyOption {
    @Option(
            names = "--key",
            paramLabel = "KIND",
            description =
                    "ec-p256, ec-p384, rsa-2048, rsa-3072, rsa-4096 or ed25519. Default: ec-p256. Clients of before"
                            + " 2015 may need RSA; only the engine JDK serves Ed25519.")
    private Optional<String> kind = Optional.empty();

    boolean isGiven() {
        return kind.isPresent();
    }

    KeyAlgorithm algorithm(CommandSpec spec) {
        return kind.map(text -> Typed.meant(spec, () -> KeyAlgorithm.parse(text)))
                .orElse(KeyAlgorithm.EC_P256);
    }

    /** What to know before such a key is served. */
    static Optional<String> warning(KeyAlgorithm algorithm) {
        return algorithm == KeyAlgorithm.ED25519
                ? Optional.of(
                        "Only the engine JDK serves an Ed25519 key (engine: jdk), and many clients cannot use it.")
                : Optional.empty();
    }
}
