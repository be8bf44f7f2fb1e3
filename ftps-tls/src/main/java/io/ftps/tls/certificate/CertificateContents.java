/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKeyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * The certificates in a file of any form: PEM, DER, PKCS#7 as authorities send it, PKCS#12, JKS. It is looked into and not
 * believed by its name.
 *
 * @param file where they were read
 * @param form as people call it, such as {@code PKCS#12}
 * @param certificates at least one, in the order of the file; a key store's key first
 * @param privateKey whether a private key lies in the same file; it is not read from PEM
 */
public record CertificateContents(Path file, String form, List<X509Certificate> certificates, boolean privateKey) {
    private static final Set<String> CERTIFICATE = Set.of("CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE");
    private static final Set<String> PKCS7 = Set.of("PKCS7", "PKCS #7 SIGNED DATA");
    private static final byte[] JKS_MAGIC = HexFormat.of().parseHex("feedfeed");
    private static final byte SEQUENCE = 0x30;

    /** Copies the list. */
    public CertificateContents {
        certificates = List.copyOf(certificates);
    }

    /**
     * Reads a file of at most 1 MiB. Blocks on the disk, and for a key store on purpose some milliseconds on its password.
     *
     * @param file the file
     * @param password of a key store; other forms need none
     * @return what is in it
     * @throws CertifiedKeyException naming the file and its fault
     */
    public static CertificateContents read(Path file, Optional<Passphrase> password) {
        CertificateContents found = look(file, password);
        if (found.certificates.isEmpty()) {
            throw new CertifiedKeyException(file + " holds " + (found.privateKey ? "a private key but " : "")
                    + "no certificate (expected: PEM, DER, PKCS#12 or JKS).");
        }
        return found;
    }

    /**
     * Reads a file that need not hold any certificate, such as one with a key only.
     *
     * @param file of at most 1 MiB
     * @param password of a key store; other forms need none
     * @return what is in it, if there is a certificate
     * @throws CertifiedKeyException naming the file and its fault
     */
    public static Optional<CertificateContents> find(Path file, Optional<Passphrase> password) {
        return Optional.of(look(file, password)).filter(found -> !found.certificates.isEmpty());
    }

    private static CertificateContents look(Path file, Optional<Passphrase> password) {
        byte[] bytes = BoundedFile.read(file, "certificate");
        if (startsWith(bytes, JKS_MAGIC)) {
            return new StoreContents(file, "JKS", bytes).read(password);
        }
        if (bytes.length > 0 && bytes[0] == SEQUENCE) {
            return isPkcs12(bytes)
                    ? new StoreContents(file, "PKCS#12", bytes).read(password)
                    : new CertificateContents(file, "DER", decoded(file, bytes), false);
        }
        return pem(file, new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        return bytes.length > magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }

    /** Its first element is the version, 3 (RFC 7292, section 4); a certificate or PKCS#7 begins otherwise. */
    private static boolean isPkcs12(byte[] bytes) {
        try {
            return ASN1Sequence.getInstance(bytes).getObjectAt(0) instanceof ASN1Integer;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static CertificateContents pem(Path file, String text) {
        List<X509Certificate> found = new ArrayList<>();
        boolean key = false;
        try (PemReader reader = new PemReader(new StringReader(text))) {
            for (PemObject block = reader.readPemObject(); block != null; block = reader.readPemObject()) {
                if (CERTIFICATE.contains(block.getType()) || PKCS7.contains(block.getType())) {
                    found.addAll(decoded(file, block.getContent()));
                }
                key |= block.getType().endsWith("PRIVATE KEY");
            }
        } catch (CertifiedKeyException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new CertifiedKeyException(file + " cannot be read (expected: PEM, DER, PKCS#12 or JKS).", e);
        }
        return new CertificateContents(file, "PEM", found, key);
    }

    /** One certificate, or all of a PKCS#7. */
    private static List<X509Certificate> decoded(Path file, byte[] der) {
        try {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(der));
            return found.stream().map(X509Certificate.class::cast).toList();
        } catch (GeneralSecurityException e) {
            throw new CertifiedKeyException("A certificate in " + file + " is damaged (expected: X.509).", e);
        }
    }
}
