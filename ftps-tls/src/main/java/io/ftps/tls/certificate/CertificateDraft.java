/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate before it is signed (RFC 5280, section 4).
 *
 * @param subject whom it is for
 * @param key whose certificate it is
 * @param validity when it is good
 * @param role what it may be used for
 */
record CertificateDraft(CertificateSubject subject, PublicKey key, Validity validity, Role role) {
    private static final int SERIAL_BITS = 127;

    /** What a certificate may be used for. */
    sealed interface Role {}

    /** It speaks for a server or a client and issues nothing. */
    record Leaf(CertificatePurpose purpose) implements Role {}

    /** It issues certificates, below which there are no more authorities. */
    record Authority() implements Role {}

    /** Nobody but its own key vouches for it. */
    X509Certificate signedBySelf(PrivateKey own) {
        return signed(subject.encodedName(), own, key, keyIdentifier(key));
    }

    X509Certificate signedBy(X509Certificate issuer, PrivateKey issuerKey) {
        X500Name name = X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded());
        return signed(name, issuerKey, issuer.getPublicKey(), keyIdentifier(issuer));
    }

    private X509Certificate signed(X500Name issuer, PrivateKey issuerKey, PublicKey issuerPublic, byte[] identifier) {
        try {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    issuer,
                    serial(),
                    Date.from(validity.begin()),
                    Date.from(validity.end()),
                    subject.encodedName(),
                    SubjectPublicKeyInfo.getInstance(key.getEncoded()));
            addUsage(builder);
            builder.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyIdentifier(key)));
            builder.addExtension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(identifier));
            byte[] encoded = builder.build(
                            new JcaContentSignerBuilder(KeyAlgorithm.signature(issuerPublic)).build(issuerKey))
                    .getEncoded();
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(
                    "The certificate of " + subject.name() + " cannot be signed (expected: a key that signs by "
                            + KeyAlgorithm.signature(issuerPublic) + ").",
                    e);
        }
    }

    private void addUsage(X509v3CertificateBuilder builder) throws IOException {
        if (role instanceof Leaf leaf) {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, leafUsage());
            builder.addExtension(
                    Extension.extendedKeyUsage, false, leaf.purpose().usage());
        } else {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        }
        var names = subject.generalNames();
        if (names.isPresent()) {
            builder.addExtension(Extension.subjectAlternativeName, false, names.get());
        }
    }

    /** All suites of ours sign; the RSA key exchange of old suites, which decrypts, some peers still look for. */
    private KeyUsage leafUsage() {
        return new KeyUsage(
                "RSA".equals(key.getAlgorithm())
                        ? KeyUsage.digitalSignature | KeyUsage.keyEncipherment
                        : KeyUsage.digitalSignature);
    }

    /** As the issuer's certificate says, else as it would be here (RFC 5280, section 4.2.1.1). */
    private static byte[] keyIdentifier(X509Certificate issuer) {
        byte[] extension = issuer.getExtensionValue(Extension.subjectKeyIdentifier.getId());
        if (extension == null) {
            return keyIdentifier(issuer.getPublicKey());
        }
        try {
            return SubjectKeyIdentifier.getInstance(JcaX509ExtensionUtils.parseExtensionValue(extension))
                    .getKeyIdentifier();
        } catch (IOException e) {
            throw new IllegalStateException("A certificate that was decoded has a damaged key identifier.", e);
        }
    }

    private static byte[] keyIdentifier(PublicKey key) {
        try {
            return new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key).getKeyIdentifier();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A Java platform without SHA-1 has no key identifiers.", e);
        }
    }

    /** Random and positive (RFC 5280, section 4.1.2.2): two certificates of one name can be told apart. */
    private static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS - 1);
    }
}
