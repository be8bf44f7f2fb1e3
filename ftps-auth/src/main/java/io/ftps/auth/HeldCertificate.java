/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A certificate that was presented for a user it is not registered with, waiting for an operator.
 *
 * @param id short, unique in its tank, fit for a command line
 * @param userName whose name was given with it
 * @param presented the chain and whether anybody vouches for it
 * @param address where it came from last
 * @param count how often
 * @param firstSeen when first
 * @param lastSeen when last
 * @param renews the registered certificate of that user which this one seems to follow: same subject, another key or date
 */
public record HeldCertificate(
        String id,
        String userName,
        PresentedCertificate presented,
        InetAddress address,
        long count,
        Instant firstSeen,
        Instant lastSeen,
        Optional<RegisteredCertificate> renews) {
    /** Digest of the whole certificate. */
    public Digest digest() {
        return presented.digest();
    }

    /** Digest of its key. */
    public Digest key() {
        return presented.key();
    }

    /** What registering it could mean: this certificate, this key, or a name of it under the key of its nearest authority. */
    public List<RegisteredCertificate> choices() {
        return Stream.concat(
                        Stream.of(
                                CertificateMatch.ThisCertificate.of(presented), CertificateMatch.ThisKey.of(presented)),
                        presented.issuerKeys().stream().limit(1).flatMap(this::names))
                .map(match -> RegisteredCertificate.of(match, presented))
                .toList();
    }

    private Stream<CertificateMatch> names(Digest authority) {
        return Stream.of(NameKind.values())
                .flatMap(kind -> kind.of(presented.leaf()).stream()
                        .map(name -> new CertificateMatch.NameByAuthority(kind, authority, name)));
    }
}
