/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.testing;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.testing.Issuing.Party;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/** Makes OCSP answers, right ones and wrong ones, and certificates whose authority gives such answers. */
public final class OcspAnswers {
    private static final String ACCESS = "1.3.6.1.5.5.7.1.1";
    private static final String TLS_FEATURE = "1.3.6.1.5.5.7.1.24";
    private static final byte[] STATUS_REQUEST = {0x30, 3, 2, 1, 5};

    private final X509Bundle signer;
    private X509Bundle issuer = TestKeys.AUTHORITY;
    private BigInteger serial;
    private CertificateStatus status = CertificateStatus.GOOD;
    private Instant from = Instant.EPOCH;
    private @Nullable Date until;

    private OcspAnswers(BigInteger serial, X509Bundle signer) {
        this.signer = signer;
        this.serial = serial;
    }

    /** An identity with its issuer that names a responder. */
    public static CertifiedKey identity(URI responder) {
        AccessDescription access = new AccessDescription(
                AccessDescription.id_ad_ocsp,
                new GeneralName(GeneralName.uniformResourceIdentifier, responder.toString()));
        return withIssuer(TestKeys.bundle(() -> certificate()
                .addExtensionOctetString(ACCESS, false, new AuthorityInformationAccess(access).getEncoded())
                .buildIssuedBy(TestKeys.AUTHORITY)));
    }

    /** An identity that must be shown with a staple and names nobody to get one from. */
    public static CertifiedKey mustStaple() {
        return withIssuer(TestKeys.bundle(() -> certificate()
                .addExtensionOctetString(TLS_FEATURE, false, STATUS_REQUEST)
                .buildIssuedBy(TestKeys.AUTHORITY)));
    }

    private static CertificateBuilder certificate() {
        return new CertificateBuilder().subject("CN=localhost").ecp256().addSanDnsName("localhost");
    }

    private static CertifiedKey withIssuer(X509Bundle bundle) {
        return CertifiedKey.of(
                bundle.getKeyPair().getPrivate(),
                List.of(bundle.getCertificate(), TestKeys.AUTHORITY.getCertificate()));
    }

    /** An answer "good", signed by the authority itself. */
    public static OcspAnswers about(CertifiedKey identity) {
        return about(identity, TestKeys.AUTHORITY);
    }

    /** The same, signed by somebody else, whose certificate is enclosed. */
    public static OcspAnswers about(CertifiedKey identity, X509Bundle signer) {
        return new OcspAnswers(identity.certificate().getSerialNumber(), signer);
    }

    /** An answer "good" about a client's certificate, signed by its issuer. */
    public static OcspAnswers about(Party client, Party issuer) {
        return new OcspAnswers(client.serial(), issuer.bundle()).issuer(issuer.bundle());
    }

    public OcspAnswers from(Instant thisUpdate) {
        from = thisUpdate;
        return this;
    }

    public OcspAnswers until(Instant nextUpdate) {
        until = Date.from(nextUpdate);
        return this;
    }

    public OcspAnswers serial(BigInteger other) {
        serial = other;
        return this;
    }

    public OcspAnswers issuer(X509Bundle other) {
        issuer = other;
        return this;
    }

    public OcspAnswers status(CertificateStatus other) {
        status = other;
        return this;
    }

    public OcspAnswers revoked() {
        return status(new RevokedStatus(Date.from(from)));
    }

    public byte[] encoded() {
        try {
            X509CertificateHolder holder = new JcaX509CertificateHolder(signer.getCertificate());
            CertificateID id = new CertificateID(
                    new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                    new JcaX509CertificateHolder(issuer.getCertificate()),
                    serial);
            return new OCSPRespBuilder()
                    .build(
                            OCSPResp.SUCCESSFUL,
                            new BasicOCSPRespBuilder(new RespID(holder.getSubject()))
                                    .addResponse(id, status, Date.from(from), until)
                                    .build(
                                            new JcaContentSignerBuilder("SHA256withECDSA")
                                                    .build(signer.getKeyPair().getPrivate()),
                                            new X509CertificateHolder[] {holder},
                                            Date.from(from)))
                    .getEncoded();
        } catch (Exception e) {
            throw new IllegalStateException("The test answer cannot be made.", e);
        }
    }

    /** An answer that says nothing but that there is none. */
    public static byte[] refusal(int status) {
        try {
            return new OCSPRespBuilder().build(status, null).getEncoded();
        } catch (Exception e) {
            throw new IllegalStateException("The test answer cannot be made.", e);
        }
    }
}
