/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.ClientCertificateVerifier;
import io.ftps.tls.ConnectionOrigin;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Believes whom some certificate authorities vouch for (PKIX, RFC 5280). Immutable.
 *
 * <pre>{@code
 * TrustAnchors.fromFiles(Path.of("partners-ca.pem"))
 *         .withRevocation(Revocation.builder().lists(Path.of("crls")).build())
 * }</pre>
 *
 * <p>A certificate to which no path leads from an anchor is unknown. If there is a path, but none that keeps all rules, it is
 * refused with the rule: dates, the anchor's too; who may issue, and how deep; key usage and extended key usage (clientAuth,
 * where there is any); RSA keys of 2048 bits, EC keys of 256, Ed25519 or Ed448; no signature with MD5 or SHA-1 below the
 * anchor; at most 8 certificates below it; and what else RFC 5280, section 6 demands. Of several paths one that keeps all
 * rules is enough.
 *
 * <p>A client's chain may be in any order and hold more than the path; of it 16 certificates are looked at, and 64 signatures
 * checked. Blocks only for {@link Revocation}. The catch: an anchor vouches for others and not for itself. A client
 * that presents an anchor is unknown here; list it in {@link ExactCertificates} beside, by {@link AnyOf}.
 */
public final class TrustAnchors implements ClientCertificateVerifier {
    private final PathSearch search;
    private final Optional<Revocation> revocation;
    private final Clock clock;

    private TrustAnchors(PathSearch search, Optional<Revocation> revocation, Clock clock) {
        this.search = search;
        this.revocation = revocation;
        this.clock = clock;
    }

    /**
     * Believes those whom these vouch for. Revocation is not looked at.
     *
     * @param anchors authorities: roots, or issuers below a root
     * @return the verifier
     */
    public static TrustAnchors of(Collection<X509Certificate> anchors) {
        return new TrustAnchors(new PathSearch(anchors), Optional.empty(), Clock.systemUTC());
    }

    /**
     * The same for authorities in files, which are read now and never again; see {@link ReloadingTrust}. Blocks on the disk.
     *
     * @param places files with certificates in PEM, or one in DER, of at most 1 MiB each; or folders of such
     * @return the verifier
     * @throws TrustFileException naming the file and its fault
     */
    public static TrustAnchors fromFiles(Path... places) {
        FollowedFiles<X509Certificate> files = new FollowedFiles<>(List.of(places), FileForm.CERTIFICATES);
        List<String> faults = files.look(FollowedFiles.Patience.NOW);
        if (!faults.isEmpty()) {
            throw new TrustFileException(String.join(" ", faults));
        }
        return of(files.current());
    }

    /**
     * The same anchors, and nobody who is revoked.
     *
     * @param settings which may be shared with other verifiers
     * @return a copy
     */
    public TrustAnchors withRevocation(Revocation settings) {
        return new TrustAnchors(search, Optional.of(settings), clock);
    }

    /**
     * The same anchors at other times.
     *
     * @param other tells what time it is
     * @return a copy
     */
    public TrustAnchors withClock(Clock other) {
        return new TrustAnchors(search, revocation, other);
    }

    @Override
    public ClientCertificateVerdict verify(List<X509Certificate> chain, ConnectionOrigin origin) {
        Instant now = clock.instant();
        Optional<ClientCertificateVerdict> first = Optional.empty();
        for (TrustPath path : search.paths(chain)) {
            Optional<ClientCertificateVerdict> fault = new PathRules(path, Role.CLIENT, now)
                    .fault()
                    .<ClientCertificateVerdict>map(ClientCertificateVerdict.Refused::new)
                    .or(() -> revocation.flatMap(settings -> settings.fault(path)));
            if (fault.isEmpty()) {
                return new ClientCertificateVerdict.Accepted(path.issuers());
            }
            first = first.or(() -> fault);
        }
        return first.orElseGet(ClientCertificateVerdict.Unknown::new);
    }
}
