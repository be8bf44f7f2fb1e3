/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.ClientCertificateVerifier;
import io.ftps.tls.ConnectionOrigin;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Believes these very certificates, told by their SHA-256, and knows no other; one whose dates are over is refused. Never
 * blocks. The catch: who issued them does not matter, and nobody is asked whether they are revoked: such a certificate is
 * believed until it expires or is taken off the list.
 */
public final class ExactCertificates implements ClientCertificateVerifier {
    private final Set<Sha256> believed;
    private final Clock clock;

    private ExactCertificates(Set<Sha256> believed, Clock clock) {
        this.believed = believed;
        this.clock = clock;
    }

    private static ExactCertificates of(Stream<Sha256> believed) {
        return new ExactCertificates(believed.collect(Collectors.toUnmodifiableSet()), Clock.systemUTC());
    }

    /**
     * Believes some certificates.
     *
     * @param believed any number
     * @return the verifier
     */
    public static ExactCertificates of(Collection<X509Certificate> believed) {
        return of(believed.stream().map(Sha256::of));
    }

    /**
     * Believes certificates of which nothing but the fingerprint is at hand.
     *
     * @param fingerprints SHA-256 of the certificates: 64 hexadecimal digits each, with or without colons
     * @return the verifier
     * @throws IllegalArgumentException naming a text that is no such fingerprint
     */
    public static ExactCertificates ofSha256(Collection<String> fingerprints) {
        return of(fingerprints.stream().map(Sha256::parse));
    }

    /**
     * The same certificates at other times.
     *
     * @param other tells what time it is
     * @return a copy
     */
    public ExactCertificates withClock(Clock other) {
        return new ExactCertificates(believed, other);
    }

    @Override
    public ClientCertificateVerdict verify(List<X509Certificate> chain, ConnectionOrigin origin) {
        return believed.contains(Sha256.of(chain.get(0)))
                ? Dated.verdict(chain.get(0), clock)
                : new ClientCertificateVerdict.Unknown();
    }
}
