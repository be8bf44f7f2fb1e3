/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.ocsp;

import java.io.IOException;
import java.security.cert.CRLReason;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * Checks a response as RFC 6960, section 3.2 demands: it is successful, about our certificate, signed by the issuer or by
 * a responder the issuer appointed, and of now.
 */
final class OcspVerifier {
    /** How long an answer counts that does not say when the next one comes. */
    private static final Duration LIFE_WITHOUT_NEXT_UPDATE = Duration.ofHours(1);

    private final OcspQuestion question;
    private final Instant now;
    private final Duration skew;

    OcspVerifier(OcspQuestion question, Instant now, Duration skew) {
        this.question = question;
        this.now = now;
        this.skew = skew;
    }

    OcspAnswer verify(byte[] response) throws OcspException {
        try {
            return checked(successful(response));
        } catch (IOException | OCSPException | RuntimeException e) {
            throw new OcspException("the answer is malformed (expected: an OCSPResponse)", e);
        }
    }

    private OcspAnswer checked(BasicOCSPResp basic) throws OcspException, IOException, OCSPException {
        SingleResp single = aboutUs(basic);
        checkSigner(basic);
        Instant until = checkTimes(single);
        CertificateStatus status = single.getCertStatus();
        if (status == CertificateStatus.GOOD) {
            return new OcspAnswer.Good(new Staple(encoded(basic), until));
        }
        if (status instanceof RevokedStatus revoked) {
            return new OcspAnswer.Revoked(revoked.getRevocationTime().toInstant(), reason(revoked), until);
        }
        throw new OcspException("the responder does not know the certificate (expected: good or revoked)");
    }

    /** By its number (RFC 5280, section 5.3.1). */
    private static CRLReason reason(RevokedStatus revoked) {
        CRLReason[] known = CRLReason.values();
        int number = revoked.hasRevocationReason() ? revoked.getRevocationReason() : 0;
        return number < known.length ? known[number] : CRLReason.UNSPECIFIED;
    }

    /** In an envelope made anew, because nobody signs envelopes. */
    private static byte[] encoded(BasicOCSPResp basic) throws IOException, OCSPException {
        return new OCSPRespBuilder().build(OCSPResp.SUCCESSFUL, basic).getEncoded();
    }

    private static BasicOCSPResp successful(byte[] response) throws OcspException, IOException, OCSPException {
        OCSPResp parsed = new OCSPResp(response);
        if (parsed.getStatus() != OCSPResp.SUCCESSFUL) {
            throw new OcspException(
                    "the responder refuses with status " + parsed.getStatus() + " (expected: 0, successful)");
        }
        if (parsed.getResponseObject() instanceof BasicOCSPResp basic) {
            return basic;
        }
        throw new OcspException("the answer has an unknown type (expected: id-pkix-ocsp-basic)");
    }

    private SingleResp aboutUs(BasicOCSPResp basic) throws OcspException {
        for (SingleResp single : basic.getResponses()) {
            if (question.isAbout(single.getCertID())) {
                return single;
            }
        }
        throw new OcspException("the answer is about another certificate (expected: serial number "
                + question.serial().toString(16) + " of the same issuer)");
    }

    private void checkSigner(BasicOCSPResp basic) throws OcspException {
        if (isSignedBy(basic, question.issuerHolder())) {
            return;
        }
        for (X509CertificateHolder signer : basic.getCerts()) {
            if (isAppointed(signer) && isSignedBy(basic, signer)) {
                return;
            }
        }
        throw new OcspException(
                "the answer is signed by a stranger (expected: the issuer, or a responder it appointed)");
    }

    private static boolean isSignedBy(BasicOCSPResp basic, X509CertificateHolder signer) {
        try {
            return basic.isSignatureValid(verifierOf(signer));
        } catch (OCSPException | OperatorCreationException | CertificateException e) {
            return false; // keys of unlike kinds refuse each other in many ways
        }
    }

    /** A responder's certificate comes from the issuer itself and says what it is for (RFC 6960, section 4.2.2.2). */
    private boolean isAppointed(X509CertificateHolder signer) throws OcspException {
        X509CertificateHolder issuer = question.issuerHolder();
        ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(signer.getExtensions());
        try {
            return usage != null
                    && usage.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning)
                    && signer.isValidOn(Date.from(now))
                    && signer.getIssuer().equals(issuer.getSubject())
                    && signer.isSignatureValid(verifierOf(issuer));
        } catch (CertException | OperatorCreationException | CertificateException e) {
            return false;
        }
    }

    private static ContentVerifierProvider verifierOf(X509CertificateHolder signer)
            throws OperatorCreationException, CertificateException {
        return new JcaContentVerifierProviderBuilder().build(signer);
    }

    /** When the answer ends. */
    private Instant checkTimes(SingleResp single) throws OcspException {
        Instant from = single.getThisUpdate().toInstant();
        Date next = single.getNextUpdate();
        Instant until = next == null ? from.plus(LIFE_WITHOUT_NEXT_UPDATE) : next.toInstant();
        if (from.isAfter(now.plus(skew)) || !until.isAfter(now)) {
            throw new OcspException("the answer is for " + from + " to " + until + " (expected: now, " + now + ")");
        }
        return until;
    }
}
