/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.testing;

import io.ftps.tls.testing.Issuing.Party;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Makes revocation lists, right ones and wrong ones; valid from a day before {@link Issuing#NOW} to a week after it. */
public final class Revoking {
    private final Party issuer;
    private final JcaX509v2CRLBuilder builder;
    private String algorithm = "SHA256with";

    private Revoking(Party issuer) {
        this.issuer = issuer;
        this.builder = new JcaX509v2CRLBuilder(
                issuer.certificate().getSubjectX500Principal(), Date.from(Issuing.NOW.minusSeconds(86_400)));
        until(Issuing.NOW.plusSeconds(7 * 86_400));
    }

    public static Revoking by(Party issuer) {
        return new Revoking(issuer);
    }

    public Revoking until(Instant nextUpdate) {
        builder.setNextUpdate(Date.from(nextUpdate));
        return this;
    }

    /** On the first of May; the reason by its number. */
    public Revoking revoked(BigInteger serial, int reason) {
        builder.addCRLEntry(serial, Date.from(Instant.parse("2026-05-01T00:00:00Z")), reason);
        return this;
    }

    public Revoking digest(String name) {
        algorithm = name + "with";
        return this;
    }

    public Revoking with(ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable content) {
        try {
            builder.addExtension(extension, critical, content);
            return this;
        } catch (IOException e) {
            throw new IllegalStateException("The test list cannot be made.", e);
        }
    }

    public Revoking delta() {
        return with(Extension.deltaCRLIndicator, true, new ASN1Integer(1));
    }

    public Revoking onlyUsers() {
        return with(
                Extension.issuingDistributionPoint,
                true,
                new IssuingDistributionPoint(null, true, false, null, false, false));
    }

    public Revoking onlyAuthorities() {
        return with(
                Extension.issuingDistributionPoint,
                true,
                new IssuingDistributionPoint(null, false, true, null, false, false));
    }

    public Revoking indirect() {
        return with(
                Extension.issuingDistributionPoint,
                true,
                new IssuingDistributionPoint(null, false, false, null, true, false));
    }

    public Revoking someReasons() {
        return with(
                Extension.issuingDistributionPoint,
                true,
                new IssuingDistributionPoint(
                        null, false, false, new ReasonFlags(ReasonFlags.keyCompromise), false, false));
    }

    public Revoking pointOnly(URI address) {
        return with(
                Extension.issuingDistributionPoint,
                true,
                new IssuingDistributionPoint(Issuing.name(address), false, false, null, false, false));
    }

    public byte[] der() {
        try {
            return builder.build(new JcaContentSignerBuilder(Issuing.signatureOf(issuer.keys(), algorithm))
                            .build(issuer.keys().getPrivate()))
                    .getEncoded();
        } catch (Exception e) {
            throw new IllegalStateException("The test list cannot be made.", e);
        }
    }

    public String pem() {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject("X509 CRL", der()));
        } catch (IOException e) {
            throw new IllegalStateException("The test list cannot be made.", e);
        }
        return text.toString();
    }

    public Path in(Path file) throws IOException {
        return Files.write(file, der());
    }
}
