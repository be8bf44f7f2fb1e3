/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.ClientCertificateVerifier;
import io.ftps.tls.ConnectionOrigin;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Believes whoever has one of these keys, told by the SHA-256 of their SubjectPublicKeyInfo (RFC 5280, section 4.1.2.7), so
 * that a client may renew its certificate and keep its key; a certificate whose dates are over is refused. Never blocks. The
 * catch: whoever has such a key can write any name into a certificate; only the key is proven, not what stands beside it.
 */
public final class PinnedKeys implements ClientCertificateVerifier {
    private final Set<Sha256> believed;
    private final Clock clock;

    private PinnedKeys(Set<Sha256> believed, Clock clock) {
        this.believed = believed;
        this.clock = clock;
    }

    private static PinnedKeys of(Stream<Sha256> believed) {
        return new PinnedKeys(believed.collect(Collectors.toUnmodifiableSet()), Clock.systemUTC());
    }

    /**
     * Believes some keys.
     *
     * @param believed any number, as certificates have them
     * @return the verifier
     */
    public static PinnedKeys of(Collection<PublicKey> believed) {
        return of(believed.stream().map(Sha256::of));
    }

    /**
     * Believes keys of which nothing but the pin is at hand.
     *
     * @param pins SHA-256 of the keys: 64 hexadecimal digits each, with or without colons
     * @return the verifier
     * @throws IllegalArgumentException naming a text that is no such pin
     */
    public static PinnedKeys ofSha256(Collection<String> pins) {
        return of(pins.stream().map(Sha256::parse));
    }

    /**
     * The same keys at other times.
     *
     * @param other tells what time it is
     * @return a copy
     */
    public PinnedKeys withClock(Clock other) {
        return new PinnedKeys(believed, other);
    }

    @Override
    public ClientCertificateVerdict verify(List<X509Certificate> chain, ConnectionOrigin origin) {
        return believed.contains(Sha256.of(chain.get(0).getPublicKey()))
                ? Dated.verdict(chain.get(0), clock)
                : new ClientCertificateVerdict.Unknown();
    }
}
