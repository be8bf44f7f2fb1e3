/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKeyException;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * A request for a certificate (PKCS#10, RFC 2986): names and public key, signed by the private key, which stays where it is.
 * Immutable. The catch: the signature proves who has the key, and nothing about the names.
 */
public final class CertificateRequest {
    private static final Set<String> LABELS = Set.of("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST");
    private static final byte SEQUENCE = 0x30;

    private final CertificateSubject subject;
    private final PublicKey publicKey;
    private final byte[] encoded;

    private CertificateRequest(CertificateSubject subject, PublicKey publicKey, byte[] encoded) {
        this.subject = subject;
        this.publicKey = publicKey;
        this.encoded = encoded;
    }

    /**
     * Asks for a certificate.
     *
     * @param subject whom it shall be for
     * @param pair whose private half signs the request and is no part of it
     * @return the request
     */
    public static CertificateRequest create(CertificateSubject subject, KeyPair pair) {
        try {
            PKCS10CertificationRequestBuilder builder = new PKCS10CertificationRequestBuilder(
                    subject.encodedName(),
                    SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
            Optional<GeneralNames> names = subject.generalNames();
            if (names.isPresent()) {
                Extension extension = Extension.create(Extension.subjectAlternativeName, false, names.get());
                builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, new Extensions(extension));
            }
            PKCS10CertificationRequest request = builder.build(
                    new JcaContentSignerBuilder(KeyAlgorithm.signature(pair.getPublic())).build(pair.getPrivate()));
            return new CertificateRequest(subject, pair.getPublic(), request.getEncoded());
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(
                    "The request of " + subject.name() + " cannot be signed (expected: a key that signs).", e);
        }
    }

    /**
     * Reads a request and verifies its signature. Blocks on the disk.
     *
     * @param file in PEM or DER, of at most 1 MiB
     * @return the request
     * @throws CertifiedKeyException naming the file and its fault
     */
    public static CertificateRequest fromFile(Path file) {
        byte[] bytes = BoundedFile.read(file, "request");
        try {
            JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(der(file, bytes));
            PublicKey key = request.getPublicKey();
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw new CertifiedKeyException("The request in " + file
                        + " is not signed by its own key (expected: it unchanged, as it was made).");
            }
            X500Principal name = new X500Principal(request.getSubject().getEncoded());
            return new CertificateRequest(asked(file, name, names(request)), key, request.getEncoded());
        } catch (CertifiedKeyException e) {
            throw e;
        } catch (IOException
                | GeneralSecurityException
                | OperatorCreationException
                | PKCSException
                | RuntimeException e) {
            throw new CertifiedKeyException("The request in " + file + " is damaged (expected: PKCS#10).", e);
        }
    }

    private static byte[] der(Path file, byte[] bytes) throws IOException {
        if (bytes.length > 0 && bytes[0] == SEQUENCE) {
            return bytes;
        }
        try (PemReader reader = new PemReader(new StringReader(new String(bytes, StandardCharsets.ISO_8859_1)))) {
            for (PemObject block = reader.readPemObject(); block != null; block = reader.readPemObject()) {
                if (LABELS.contains(block.getType())) {
                    return block.getContent();
                }
            }
        }
        throw new CertifiedKeyException(file + " holds no request (expected: a PEM block BEGIN CERTIFICATE REQUEST).");
    }

    private static GeneralName[] names(PKCS10CertificationRequest request) {
        return Optional.ofNullable(request.getRequestedExtensions())
                .map(extensions -> GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName))
                .map(GeneralNames::getNames)
                .orElse(new GeneralName[0]);
    }

    private static CertificateSubject asked(Path file, X500Principal subject, GeneralName... names) throws IOException {
        List<String> dnsNames = new ArrayList<>();
        List<InetAddress> addresses = new ArrayList<>();
        List<String> emails = new ArrayList<>();
        for (GeneralName name : names) {
            switch (name.getTagNo()) {
                case GeneralName.dNSName ->
                    dnsNames.add(dnsName(file, name.getName().toString()));
                case GeneralName.rfc822Name -> emails.add(name.getName().toString());
                case GeneralName.iPAddress ->
                    addresses.add(InetAddress.getByAddress(
                            ASN1OctetString.getInstance(name.getName()).getOctets()));
                default ->
                    throw new CertifiedKeyException("The request in " + file
                            + " asks for a name that is not issued here (expected: DNS names, IP addresses and mail"
                            + " addresses).");
            }
        }
        return new CertificateSubject(subject, dnsNames, addresses, emails);
    }

    private static String dnsName(Path file, String text) {
        try {
            return HostName.name(text);
        } catch (IllegalArgumentException e) {
            throw new CertifiedKeyException("The request in " + file + " cannot be met: " + e.getMessage(), e);
        }
    }

    /** {@return whom the certificate shall be for} */
    public CertificateSubject subject() {
        return subject;
    }

    /** {@return the key that the certificate shall be for} */
    public PublicKey publicKey() {
        return publicKey;
    }

    byte[] encoded() {
        return encoded.clone();
    }

    /** Names and kind of key. */
    @Override
    public String toString() {
        return "request of " + subject.name().getName() + ", " + KeyAlgorithm.describe(publicKey);
    }
}
