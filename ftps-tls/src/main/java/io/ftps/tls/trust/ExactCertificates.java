/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.ClientCertificateVerifier;
import io.ftps.tls.ConnectionOrigin;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Believes these very certificates, told by their SHA-256, and knows no other; who issued them does not matter. Never
 * blocks. The catch: dates do not matter either, a certificate is believed until it is taken off the list.
 */
public final class ExactCertificates implements ClientCertificateVerifier {
    private final Set<String> sha256;

    private ExactCertificates(Set<String> sha256) {
        this.sha256 = sha256;
    }

    /**
     * Believes some certificates.
     *
     * @param believed any number
     * @return the verifier
     */
    public static ExactCertificates of(Collection<X509Certificate> believed) {
        return new ExactCertificates(
                believed.stream().map(ExactCertificates::sha256).collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public ClientCertificateVerdict verify(List<X509Certificate> chain, ConnectionOrigin origin) {
        return sha256.contains(sha256(chain.get(0)))
                ? new ClientCertificateVerdict.Accepted()
                : new ClientCertificateVerdict.Unknown();
    }

    private static String sha256(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("A Java platform without SHA-256 or X.509 encoding cannot serve TLS.", e);
        }
    }
}
