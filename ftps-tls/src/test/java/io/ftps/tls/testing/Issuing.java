/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.testing;

import io.netty.pkitesting.X509Bundle;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates as no good authority would. They are valid for the year 2026, and it is {@link #NOW}. */
public final class Issuing {
    public static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final AtomicLong SERIALS = new AtomicLong(1);

    /** A certificate and its keys. */
    public record Party(X509Certificate certificate, KeyPair keys) {
        /** The same for a client, which shows the issuers but the last. */
        public X509Bundle bundle(X509Certificate... issuers) {
            X509Certificate[] path = new X509Certificate[issuers.length + 1];
            path[0] = certificate;
            System.arraycopy(issuers, 0, path, 1, issuers.length);
            return X509Bundle.fromCertificatePath(path, path[path.length - 1], keys);
        }

        public BigInteger serial() {
            return certificate.getSerialNumber();
        }
    }

    private record Value(boolean critical, ASN1Encodable content) {}

    private String subject;
    private final Map<ASN1ObjectIdentifier, Value> extensions = new LinkedHashMap<>();
    private Optional<KeyPair> keys = Optional.empty();
    private Instant from = Instant.parse("2026-01-01T00:00:00Z");
    private Instant until = Instant.parse("2027-01-01T00:00:00Z");
    private String algorithm = "SHA256with";

    private Issuing(String subject) {
        this.subject = subject;
    }

    /** A client, unless it is told otherwise. */
    public static Issuing to(String commonName) {
        return new Issuing("CN=" + commonName);
    }

    /** A root that may issue and revoke. */
    public static Party root(String commonName) {
        return to(commonName).authority().bySelf();
    }

    public static KeyPair keys(String kind, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            if (bits > 0) {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The test has no keys.", e);
        }
    }

    public Issuing of(String organization) {
        subject = "O=" + organization + "," + subject;
        return this;
    }

    public Issuing keyed(KeyPair pair) {
        keys = Optional.of(pair);
        return this;
    }

    public Issuing from(String instant) {
        from = Instant.parse(instant);
        return this;
    }

    public Issuing until(String instant) {
        until = Instant.parse(instant);
        return this;
    }

    public Issuing digest(String name) {
        algorithm = name + "with";
        return this;
    }

    public Issuing with(ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable content) {
        extensions.put(extension, new Value(critical, content));
        return this;
    }

    public Issuing authority() {
        return with(Extension.basicConstraints, true, new BasicConstraints(true))
                .usage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    public Issuing authority(int pathLength) {
        return authority().with(Extension.basicConstraints, true, new BasicConstraints(pathLength));
    }

    public Issuing usage(int bits) {
        return with(Extension.keyUsage, true, new KeyUsage(bits));
    }

    public Issuing purposes(KeyPurposeId... purposes) {
        return with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    }

    public Issuing points(URI... addresses) {
        return with(
                Extension.cRLDistributionPoints,
                false,
                new CRLDistPoint(Arrays.stream(addresses)
                        .map(address -> new DistributionPoint(name(address), null, null))
                        .toArray(DistributionPoint[]::new)));
    }

    static DistributionPointName name(URI address) {
        return new DistributionPointName(new GeneralNames(uri(address)));
    }

    private static GeneralName uri(URI address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address.toString());
    }

    public Issuing responder(URI address) {
        return with(
                Extension.authorityInfoAccess,
                false,
                new AuthorityInformationAccess(new AccessDescription(AccessDescription.id_ad_ocsp, uri(address))));
    }

    public Party by(Party issuer) {
        KeyPair own = keys.orElseGet(() -> keys("EC", 256));
        return new Party(signed(issuer.certificate().getSubjectX500Principal().getName(), issuer.keys(), own), own);
    }

    public Party bySelf() {
        KeyPair own = keys.orElseGet(() -> keys("EC", 256));
        return new Party(signed(subject, own, own), own);
    }

    private X509Certificate signed(String issuer, KeyPair signer, KeyPair own) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name(issuer),
                    BigInteger.valueOf(SERIALS.getAndIncrement()),
                    Date.from(from),
                    Date.from(until),
                    new X500Name(subject),
                    own.getPublic());
            for (Map.Entry<ASN1ObjectIdentifier, Value> each : extensions.entrySet()) {
                builder.addExtension(
                        each.getKey(),
                        each.getValue().critical(),
                        each.getValue().content());
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(
                            new JcaContentSignerBuilder(signatureOf(signer, algorithm)).build(signer.getPrivate())));
        } catch (Exception e) {
            throw new IllegalStateException("The test certificate cannot be made.", e);
        }
    }

    static String signatureOf(KeyPair signer, String digestWith) {
        return switch (signer.getPrivate().getAlgorithm()) {
            case "EC" -> digestWith + "ECDSA";
            case "RSA" -> digestWith + "RSA";
            case "DSA" -> digestWith + "DSA";
            default -> signer.getPrivate().getAlgorithm();
        };
    }
}
