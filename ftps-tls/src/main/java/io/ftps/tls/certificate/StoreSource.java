/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.CertifiedKeyException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** A key store file of one identity, and how its form is read. */
record StoreSource(Path file, BiFunction<Path, char[], CertifiedKey> form, Optional<Passphrase> password)
        implements CertificateSource {
    @Override
    public CertifiedKey load() {
        char[] secret = password.orElseThrow(() -> new CertifiedKeyException(
                        file + " is encrypted and no passphrase was given (expected: its passphrase)."))
                .read();
        try {
            return form.apply(file, secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    @Override
    public Object stamp() {
        return secrets().map(FileStamp::of).toList();
    }

    @Override
    public List<String> warnings() {
        return KeyExposure.warnings(secrets());
    }

    private Stream<Path> secrets() {
        return Stream.concat(Stream.of(file), password.flatMap(Passphrase::file).stream());
    }
}
