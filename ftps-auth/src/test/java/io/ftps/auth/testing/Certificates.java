/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.testing;

import io.ftps.auth.PresentedCertificate;
import io.ftps.auth.PresentedCertificate.Trust;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates of this test run, and how a client presents them. */
public final class Certificates {
    private static final int SERIAL_BYTES = 8;
    private static final AtomicInteger SERIALS = new AtomicInteger(1);

    /** Who has a certificate, and the key to it. */
    public record Identity(X509Certificate certificate, KeyPair keys) {
        /** A certificate this one vouches for. */
        public Identity issues(String subject, GeneralName... names) {
            return issues(subject, newKeys(), names);
        }

        /** A certificate for keys that are there already, as after a renewal. */
        public Identity issues(String subject, KeyPair others, GeneralName... names) {
            X500Name issuer =
                    X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
            return made(issuer, keys, subject, others, names);
        }

        /** Presented by a client that the server trusts since these vouch for it. */
        public PresentedCertificate trustedBy(Identity... issuers) {
            List<X509Certificate> path =
                    Stream.of(issuers).map(Identity::certificate).toList();
            return new PresentedCertificate(List.of(certificate), new Trust.Trusted(path));
        }

        /** Presented by a client that nobody vouches for. */
        public PresentedCertificate unknown() {
            return new PresentedCertificate(List.of(certificate), new Trust.Unknown());
        }
    }

    private Certificates() {}

    /** One that vouches for itself. */
    public static Identity selfSigned(String subject, GeneralName... names) {
        KeyPair keys = newKeys();
        return made(new X500Name(subject), keys, subject, keys, names);
    }

    /** Certificates like this one, each with another serial number; their signatures are wrong. */
    public static X509Certificate numbered(Identity like, int number) {
        try {
            byte[] encoded = like.certificate().getEncoded();
            byte[] serial = like.certificate().getSerialNumber().toByteArray();
            int at = indexOf(encoded, serial);
            ByteBuffer.wrap(encoded, at + 1, Integer.BYTES).putInt(number);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (Exception e) {
            throw new IllegalStateException("The test certificate cannot be made.", e);
        }
    }

    private static int indexOf(byte[] all, byte[] part) {
        int at = 0;
        while (!ByteBuffer.wrap(all, at, part.length).equals(ByteBuffer.wrap(part))) {
            at++;
        }
        return at;
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (Exception e) {
            throw new IllegalStateException("The test key cannot be made.", e);
        }
    }

    private static Identity made(X500Name issuer, KeyPair issuing, String subject, KeyPair keys, GeneralName... names) {
        try {
            byte[] serial = new byte[SERIAL_BYTES];
            serial[0] = 1;
            ByteBuffer.wrap(serial, Integer.BYTES, Integer.BYTES).putInt(SERIALS.getAndIncrement());
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    new BigInteger(serial),
                    Date.from(now.minus(1, ChronoUnit.DAYS)),
                    Date.from(now.plus(30, ChronoUnit.DAYS)),
                    new X500Name(subject),
                    keys.getPublic());
            if (names.length > 0) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            }
            return new Identity(
                    new JcaX509CertificateConverter()
                            .getCertificate(builder.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA").build(issuing.getPrivate()))),
                    keys);
        } catch (Exception e) {
            throw new IllegalStateException("The test certificate cannot be made.", e);
        }
    }
}
