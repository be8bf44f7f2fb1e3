/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKey;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** PEM files of one identity. */
record PemSource(Path certificates, Path key, Optional<Passphrase> passphrase) implements CertificateSource {
    @Override
    public CertifiedKey load() {
        if (passphrase.isEmpty()) {
            return CertifiedKey.fromPem(certificates, key);
        }
        char[] secret = passphrase.get().read();
        try {
            return CertifiedKey.fromPem(certificates, key, secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    @Override
    public Object stamp() {
        return Stream.concat(Stream.of(certificates), secrets())
                .map(FileStamp::of)
                .toList();
    }

    @Override
    public List<String> warnings() {
        return KeyExposure.warnings(secrets());
    }

    private Stream<Path> secrets() {
        return Stream.concat(Stream.of(key), passphrase.flatMap(Passphrase::file).stream());
    }
}
