/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes a server certificate that nobody but itself vouches for, with a new P-256 key: good for a first start and for
 * tests. It is for servers only (EKU serverAuth), signs no other certificate, and begins an hour ago, so that clients
 * whose clock is a little late accept it. The catch: a client believes it only if told to, by its fingerprint.
 */
public final class SelfSigned {
    private static final Duration BACKDATED = Duration.ofHours(1);
    private static final int SERIAL_BITS = 127;

    private final String commonName;
    private final List<GeneralName> names = new ArrayList<>();
    private Clock clock = Clock.systemUTC();
    private int days = 365;

    private SelfSigned(String commonName) {
        this.commonName = commonName;
    }

    /**
     * Begins with the subject.
     *
     * @param commonName what people read in the subject; clients go by the DNS names and addresses instead
     * @return the settings, valid for 365 days and without names so far
     */
    public static SelfSigned withCommonName(String commonName) {
        return new SelfSigned(commonName);
    }

    /**
     * Adds a name clients may connect to.
     *
     * @param name such as {@code files.example.com} or {@code *.example.com}
     * @return this
     */
    public SelfSigned dnsName(String name) {
        names.add(new GeneralName(GeneralName.dNSName, name));
        return this;
    }

    /**
     * Adds an address clients may connect to.
     *
     * @param address IPv4 or IPv6
     * @return this
     */
    public SelfSigned ipAddress(InetAddress address) {
        names.add(new GeneralName(GeneralName.iPAddress, new DEROctetString(address.getAddress())));
        return this;
    }

    /**
     * Sets for how long it is valid from now on.
     *
     * @param validity in days, at least 1
     * @return this
     */
    public SelfSigned days(int validity) {
        if (validity < 1) {
            throw new IllegalArgumentException(
                    "A certificate cannot be valid for " + validity + " days (expected: >= 1).");
        }
        this.days = validity;
        return this;
    }

    /**
     * Sets what "now" is.
     *
     * @param source of the time
     * @return this
     */
    public SelfSigned clock(Clock source) {
        this.clock = source;
        return this;
    }

    /**
     * Makes a new key and its certificate. Takes some milliseconds of computing.
     *
     * @return the new identity
     */
    public CertifiedKey create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return CertifiedKey.of(pair.getPrivate(), List.of(sign(pair)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(
                    "The certificate of " + commonName + " cannot be made (expected: a Java platform with P-256).", e);
        }
    }

    private X509Certificate sign(KeyPair pair) throws GeneralSecurityException, OperatorCreationException, IOException {
        X509CertificateHolder signed =
                unsigned(pair).build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(signed.getEncoded()));
    }

    private X509v3CertificateBuilder unsigned(KeyPair pair) throws IOException {
        Instant now = clock.instant();
        X500Name subject = new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                subject,
                serial(),
                Date.from(now.minus(BACKDATED)),
                Date.from(now.plus(Duration.ofDays(days))),
                subject,
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        if (!names.isEmpty()) {
            builder.addExtension(
                    Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
        }
        return builder;
    }

    /** Random and positive (RFC 5280, section 4.1.2.2): two certificates of one name can be told apart. */
    private static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS - 1);
    }
}
