/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** The blocks of one PEM file (RFC 7468), and sentences that name the file when something is missing or broken. */
final class PemFile {
    private static final Set<String> CERTIFICATE = Set.of("CERTIFICATE", "X509 CERTIFICATE");

    private final Path file;
    private final List<PemObject> blocks;

    private PemFile(Path file, List<PemObject> blocks) {
        this.file = file;
        this.blocks = blocks;
    }

    /** Reads all blocks; the purpose is "certificate" or "key" and goes into the sentences. */
    static PemFile read(Path file, String purpose) {
        List<PemObject> blocks = new ArrayList<>();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
                PemReader reader = new PemReader(text)) {
            for (PemObject block = reader.readPemObject(); block != null; block = reader.readPemObject()) {
                blocks.add(block);
            }
        } catch (NoSuchFileException e) {
            throw new CertifiedKeyException("The " + purpose + " file " + file + " does not exist.", e);
        } catch (IOException | RuntimeException e) {
            throw new CertifiedKeyException(
                    "The " + purpose + " file " + file + " cannot be read (expected: readable PEM text).", e);
        }
        return new PemFile(file, blocks);
    }

    List<X509Certificate> certificates() {
        List<X509Certificate> found = new ArrayList<>();
        for (PemObject block : blocks) {
            if (CERTIFICATE.contains(block.getType())) {
                found.add(certificate(block));
            }
        }
        if (found.isEmpty()) {
            throw new CertifiedKeyException(file + " holds no certificate (expected: a PEM block BEGIN CERTIFICATE).");
        }
        return found;
    }

    private X509Certificate certificate(PemObject block) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.getContent()));
        } catch (CertificateException e) {
            throw new CertifiedKeyException("A certificate in " + file + " is damaged (expected: X.509).", e);
        }
    }

    PrivateKey privateKey(Optional<char[]> passphrase) {
        PemObject block = blocks.stream()
                .filter(candidate -> candidate.getType().endsWith("PRIVATE KEY"))
                .findFirst()
                .orElseThrow(() -> new CertifiedKeyException(
                        file + " holds no private key (expected: a PEM block BEGIN PRIVATE KEY)."));
        return new PemKey(file, block).decode(passphrase);
    }
}
