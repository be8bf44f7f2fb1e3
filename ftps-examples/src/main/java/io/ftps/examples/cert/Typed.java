/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.cert;

import io.ftps.tls.certificate.Passphrase;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What was typed, understood, or a mistake of the person who typed it. */
final class Typed {
    private Typed() {}

    /** Where a passphrase is, if one was told. */
    static Optional<Passphrase> passphrase(CommandSpec spec, Optional<String> place) {
        return place.map(text -> meant(spec, () -> Passphrase.parse(text, Path.of(""))));
    }

    static <T> T meant(CommandSpec spec, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
