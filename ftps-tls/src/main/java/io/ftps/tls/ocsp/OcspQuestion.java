/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.ocsp;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.fetch.FetchException;
import io.ftps.tls.fetch.HttpExchange;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * What is asked about one certificate, and of whom. Two identities with the same certificate have equal questions.
 *
 * @param subject whose certificate it is, for messages
 * @param serial its number
 * @param issuer the certificate of its issuer, who answers or says who may
 * @param responder where to ask
 */
record OcspQuestion(String subject, BigInteger serial, X509Certificate issuer, URI responder) {
    /** Prepares a question; fails if nobody can be asked. */
    static OcspQuestion about(CertifiedKey identity, Optional<URI> responder) throws OcspException {
        X509Certificate certificate = identity.certificate();
        if (identity.chain().size() < 2) {
            throw new OcspException("its chain has no issuer (expected: the issuer's certificate in the same chain)");
        }
        return about(certificate, identity.chain().get(1), responder)
                .orElseThrow(() -> new OcspException("it names no OCSP responder (expected: an http address in it)"));
    }

    /** Prepares a question about any certificate; empty if nobody can be asked. */
    static Optional<OcspQuestion> about(X509Certificate certificate, X509Certificate issuer, Optional<URI> responder) {
        return responder
                .or(() -> named(certificate))
                .map(address -> new OcspQuestion(
                        certificate.getSubjectX500Principal().getName(),
                        certificate.getSerialNumber(),
                        issuer,
                        address));
    }

    /** Blocks until the answer is there, or is known not to come. */
    byte[] ask(HttpExchange http) throws OcspException, InterruptedException {
        try {
            return http.postOcsp(responder, encoded());
        } catch (FetchException e) {
            throw new OcspException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The first responder in the authority information access of a certificate (RFC 5280, section 4.2.2.1). */
    private static Optional<URI> named(X509Certificate certificate) {
        try {
            AuthorityInformationAccess access = AuthorityInformationAccess.fromExtensions(
                    new JcaX509CertificateHolder(certificate).getExtensions());
            return access == null
                    ? Optional.empty()
                    : Arrays.stream(access.getAccessDescriptions())
                            .filter(each -> AccessDescription.id_ad_ocsp.equals(each.getAccessMethod()))
                            .flatMap(each -> address(each.getAccessLocation()))
                            .findFirst();
        } catch (CertificateEncodingException | IllegalArgumentException e) {
            return Optional.empty(); // what cannot be read names nobody
        }
    }

    private static Stream<URI> address(GeneralName location) {
        if (location.getTagNo() != GeneralName.uniformResourceIdentifier) {
            return Stream.empty();
        }
        try {
            return Stream.of(URI.create(location.getName().toString())).filter(HttpExchange::isHttp);
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    /**
     * The request as it is posted: hashed by SHA-1, which responders that prepare their answers demand (RFC 5019, section
     * 2.1.1), and without a nonce, which those ignore. Nothing secret depends on either.
     */
    byte[] encoded() throws OcspException {
        try {
            CertificateID id = new CertificateID(digests().get(CertificateID.HASH_SHA1), issuerHolder(), serial);
            return new OCSPReqBuilder().addRequest(id).build().getEncoded();
        } catch (OCSPException | OperatorCreationException | IOException e) {
            throw new OcspException("the question cannot be encoded: " + e.getMessage(), e);
        }
    }

    /** Whether an answer is about this certificate: number, and hashes of the issuer's name and key. */
    boolean isAbout(CertificateID id) throws OcspException {
        try {
            return serial.equals(id.getSerialNumber()) && id.matchesIssuer(issuerHolder(), digests());
        } catch (OCSPException e) {
            throw new OcspException("its hashes cannot be computed: " + e.getMessage(), e);
        }
    }

    X509CertificateHolder issuerHolder() throws OcspException {
        try {
            return new JcaX509CertificateHolder(issuer);
        } catch (CertificateEncodingException e) {
            throw new OcspException("the issuer's certificate cannot be encoded: " + e.getMessage(), e);
        }
    }

    private static DigestCalculatorProvider digests() throws OcspException {
        try {
            return new JcaDigestCalculatorProviderBuilder().build();
        } catch (OperatorCreationException e) {
            throw new OcspException("this Java platform has no digests", e);
        }
    }
}
