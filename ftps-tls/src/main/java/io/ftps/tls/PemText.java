/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
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

/** The blocks of one PEM text (RFC 7468), and sentences that name its place when something is missing or broken. */
final class PemText {
    private static final Set<String> CERTIFICATE = Set.of("CERTIFICATE", "X509 CERTIFICATE");
    private static final String READABLE = "readable PEM text";

    private final String place;
    private final List<PemObject> blocks;

    private PemText(String place, List<PemObject> blocks) {
        this.place = place;
        this.blocks = blocks;
    }

    /** Reads a file; the purpose is "certificate" or "key" and goes into the sentences. */
    static PemText in(Path file, String purpose) {
        String text = new String(WholeFile.read(file, purpose, READABLE), StandardCharsets.ISO_8859_1);
        return new PemText(file.toString(), blocks(text, "The " + purpose + " file " + file));
    }

    static PemText of(String text) {
        return new PemText("PEM text", blocks(text, "PEM text"));
    }

    private static List<PemObject> blocks(String text, String subject) {
        List<PemObject> blocks = new ArrayList<>();
        try (PemReader reader = new PemReader(new StringReader(text))) {
            for (PemObject block = reader.readPemObject(); block != null; block = reader.readPemObject()) {
                blocks.add(block);
            }
        } catch (IOException | RuntimeException e) {
            throw new CertifiedKeyException(subject + " cannot be read (expected: " + READABLE + ").", e);
        }
        return blocks;
    }

    List<X509Certificate> certificates() {
        List<X509Certificate> found = new ArrayList<>();
        for (PemObject block : blocks) {
            if (isCertificate(block)) {
                found.add(certificate(block));
            }
        }
        if (found.isEmpty()) {
            String instead = blocks.stream().anyMatch(PemText::isPrivateKey) ? "a private key but " : "";
            throw new CertifiedKeyException(
                    place + " holds " + instead + "no certificate (expected: a PEM block BEGIN CERTIFICATE).");
        }
        return found;
    }

    private X509Certificate certificate(PemObject block) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.getContent()));
        } catch (CertificateException e) {
            throw new CertifiedKeyException("A certificate in " + place + " is damaged (expected: X.509).", e);
        }
    }

    PrivateKey privateKey(Optional<char[]> passphrase) {
        PemObject block =
                blocks.stream().filter(PemText::isPrivateKey).findFirst().orElseThrow(this::lacksPrivateKey);
        return new PemKey(place, block).decode(passphrase);
    }

    private CertifiedKeyException lacksPrivateKey() {
        String instead = blocks.stream().anyMatch(PemText::isCertificate) ? "a certificate but " : "";
        return new CertifiedKeyException(
                place + " holds " + instead + "no private key (expected: a PEM block BEGIN PRIVATE KEY).");
    }

    private static boolean isCertificate(PemObject block) {
        return CERTIFICATE.contains(block.getType());
    }

    private static boolean isPrivateKey(PemObject block) {
        return block.getType().endsWith("PRIVATE KEY");
    }
}
