/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.CertifiedKeyException;
import io.ftps.tls.IssuerChain;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * A private certificate authority: good for tests, and for a company whose clients are told to believe it. Immutable, safe
 * to share; issuing takes a millisecond of computing and touches no disk.
 *
 * <p>What it issues has a random serial number and key identifiers, and issues nothing itself (RFC 5280). The catch: it keeps
 * no record of what it has issued and writes no revocation lists.
 */
public final class CertificateAuthority {
    private static final int CERT_SIGN = 5;

    private final CertifiedKey identity;

    private CertificateAuthority(CertifiedKey identity) {
        this.identity = identity;
    }

    /**
     * Makes a root with a new key. It may issue certificates, but no further authorities (path length 0).
     *
     * @param commonName what people read, 1 to 64 characters
     * @param algorithm of its key
     * @param validity of its certificate
     * @return the authority, in memory only
     */
    public static CertificateAuthority create(String commonName, KeyAlgorithm algorithm, Validity validity) {
        KeyPair pair = algorithm.generate();
        CertificateDraft draft = new CertificateDraft(
                CertificateSubject.named(commonName), pair.getPublic(), validity, new CertificateDraft.Authority());
        return new CertificateAuthority(
                CertifiedKey.of(pair.getPrivate(), List.of(draft.signedBySelf(pair.getPrivate()))));
    }

    /**
     * Takes one that was made before, here or elsewhere; a root, or one below a root.
     *
     * @param identity its certificate and key
     * @return the authority
     * @throws CertifiedKeyException if the certificate may not issue others
     */
    public static CertificateAuthority of(CertifiedKey identity) {
        X509Certificate certificate = identity.certificate();
        boolean[] usage = certificate.getKeyUsage();
        if (certificate.getBasicConstraints() < 0 || (usage != null && !usage[CERT_SIGN])) {
            throw new CertifiedKeyException("The certificate of "
                    + certificate.getSubjectX500Principal().getName()
                    + " may not issue others (expected: that of an authority).");
        }
        return new CertificateAuthority(identity);
    }

    /** {@return certificate and key of the authority} */
    public CertifiedKey identity() {
        return identity;
    }

    /**
     * Issues a certificate with a new key.
     *
     * @param subject whom it is for
     * @param algorithm of the new key
     * @param purpose what it is shown for
     * @param validity within that of the authority
     * @return key and chain, the chain without the root
     * @throws CertifiedKeyException if it would outlive the authority
     */
    public CertifiedKey issue(
            CertificateSubject subject, KeyAlgorithm algorithm, CertificatePurpose purpose, Validity validity) {
        KeyPair pair = algorithm.generate();
        return CertifiedKey.of(pair.getPrivate(), chain(issued(subject, pair.getPublic(), purpose, validity)));
    }

    /**
     * Issues what somebody asks for who keeps the key to himself. Names and key are those of the request; all else that may
     * stand in it, such as a wish to be an authority, is not looked at.
     *
     * @param request whose signature is known to be right
     * @param purpose what the certificate is shown for
     * @param validity within that of the authority
     * @return the chain, the new certificate first, without the root
     * @throws CertifiedKeyException if it would outlive the authority, or the key is weak
     */
    public List<X509Certificate> issue(CertificateRequest request, CertificatePurpose purpose, Validity validity) {
        PublicKey key = request.publicKey();
        if (KeyAlgorithm.isWeak(key)) {
            throw new CertifiedKeyException(
                    "The request of " + request.subject().name() + " has a weak key, " + KeyAlgorithm.describe(key)
                            + " (expected: RSA of 2048 bits or more, EC P-256 or P-384, or Ed25519).");
        }
        return chain(issued(request.subject(), key, purpose, validity));
    }

    private X509Certificate issued(
            CertificateSubject subject, PublicKey key, CertificatePurpose purpose, Validity validity) {
        X509Certificate own = identity.certificate();
        if (validity.end().isAfter(own.getNotAfter().toInstant())) {
            throw new CertifiedKeyException("The certificate would be valid until " + validity.end()
                    + " and outlive its authority "
                    + own.getSubjectX500Principal().getName() + ", which ends at "
                    + own.getNotAfter().toInstant() + " (expected: fewer days, or a new authority).");
        }
        PrivateKey signer = identity.privateKey();
        return new CertificateDraft(subject, key, validity, new CertificateDraft.Leaf(purpose)).signedBy(own, signer);
    }

    private List<X509Certificate> chain(X509Certificate leaf) {
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        identity.chain().stream()
                .filter(issuer -> !IssuerChain.isSelfSigned(issuer))
                .forEach(chain::add);
        return chain;
    }
}
