/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * What a file holds: any number of PEM blocks of one kind (RFC 7468), other blocks being skipped, or one in DER.
 *
 * @param what for messages, without article
 * @param labels of PEM blocks that count
 * @param mostBytes of a file
 * @param decoder of one block
 * @param <T> what a block is
 */
record FileForm<T>(String what, Set<String> labels, int mostBytes, Decoder<T> decoder) {
    /** The first byte of everything in DER that is meant here: a SEQUENCE. */
    private static final byte SEQUENCE = 0x30;

    static final FileForm<X509Certificate> CERTIFICATES =
            new FileForm<>("certificate", Set.of("CERTIFICATE", "X509 CERTIFICATE"), 1 << 20, (factory, der) ->
                    (X509Certificate) factory.generateCertificate(der));

    /** Reads one block. */
    interface Decoder<T> {
        T decode(CertificateFactory factory, InputStream der) throws GeneralSecurityException;
    }

    static FileForm<X509CRL> revocationLists(int mostBytes) {
        return new FileForm<>(
                "revocation list", Set.of("X509 CRL"), mostBytes, (factory, der) -> (X509CRL) factory.generateCRL(der));
    }

    List<T> read(Path file) {
        byte[] bytes = bytes(file);
        List<T> found = new ArrayList<>();
        try {
            for (byte[] block : blocks(bytes)) {
                found.add(decoded(block));
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new TrustFileException("The " + what + " in " + file + " is damaged (expected: PEM or DER).", e);
        }
        if (found.isEmpty()) {
            throw new TrustFileException(file + " holds no " + what + " (expected: PEM or DER).");
        }
        return List.copyOf(found);
    }

    /** Reads one block of DER. */
    T decoded(byte[] der) throws GeneralSecurityException {
        return decoder.decode(CertificateFactory.getInstance("X.509"), new ByteArrayInputStream(der));
    }

    private byte[] bytes(Path file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(mostBytes + 1);
        } catch (NoSuchFileException e) {
            throw new TrustFileException("The " + what + " file " + file + " does not exist.", e);
        } catch (IOException e) {
            throw new TrustFileException(
                    "The " + what + " file " + file + " cannot be read (expected: PEM or DER).", e);
        }
        if (bytes.length > mostBytes) {
            throw new TrustFileException("The " + what + " file " + file + " is longer than " + mostBytes
                    + " bytes (expected: at most that).");
        }
        return bytes;
    }

    private List<byte[]> blocks(byte[] bytes) throws IOException {
        if (bytes.length > 0 && bytes[0] == SEQUENCE) {
            return List.of(bytes);
        }
        List<byte[]> blocks = new ArrayList<>();
        try (PemReader reader = new PemReader(new StringReader(new String(bytes, StandardCharsets.ISO_8859_1)))) {
            for (PemObject block = reader.readPemObject(); block != null; block = reader.readPemObject()) {
                if (labels.contains(block.getType())) {
                    blocks.add(block.getContent());
                }
            }
        }
        return blocks;
    }
}
