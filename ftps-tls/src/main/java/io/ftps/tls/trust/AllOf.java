/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.ClientCertificateVerdict.Accepted;
import io.ftps.tls.ClientCertificateVerdict.Refused;
import io.ftps.tls.ClientCertificateVerdict.Undecided;
import io.ftps.tls.ClientCertificateVerdict.Unknown;
import io.ftps.tls.ClientCertificateVerifier;
import io.ftps.tls.ConnectionOrigin;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Accepts what all verifiers accept. The first that refuses ends the questions; if none does, but some cannot tell or do not know
 * the client, it is undecided or unknown. Blocks as they do. The catch: the issuers are those of the first verifier that names any.
 */
public final class AllOf implements ClientCertificateVerifier {
    private final List<ClientCertificateVerifier> verifiers;

    private AllOf(List<ClientCertificateVerifier> verifiers) {
        this.verifiers = verifiers;
    }

    /**
     * Joins verifiers.
     *
     * @param verifiers in the order they are asked in; at least one
     * @return all as one
     */
    public static AllOf of(ClientCertificateVerifier... verifiers) {
        return of(List.of(verifiers));
    }

    /**
     * Joins verifiers.
     *
     * @param verifiers in the order they are asked in; at least one
     * @return all as one
     */
    public static AllOf of(List<? extends ClientCertificateVerifier> verifiers) {
        return new AllOf(atLeastOne(verifiers));
    }

    @Override
    public ClientCertificateVerdict verify(List<X509Certificate> chain, ConnectionOrigin origin) {
        List<X509Certificate> issuers = List.of();
        boolean known = true;
        Optional<ClientCertificateVerdict> undecided = Optional.empty();
        for (ClientCertificateVerifier verifier : verifiers) {
            ClientCertificateVerdict verdict = verifier.verify(chain, origin);
            if (verdict instanceof Refused) {
                return verdict;
            }
            if (verdict instanceof Undecided) {
                undecided = undecided.or(() -> Optional.of(verdict));
            }
            known &= verdict instanceof Accepted;
            if (verdict instanceof Accepted accepted && issuers.isEmpty()) {
                issuers = accepted.issuers();
            }
        }
        return undecided.orElse(known ? new Accepted(issuers) : new Unknown());
    }

    /** A list that accepts nobody or everybody by being empty is a mistake. */
    static List<ClientCertificateVerifier> atLeastOne(List<? extends ClientCertificateVerifier> verifiers) {
        if (verifiers.isEmpty()) {
            throw new IllegalArgumentException("verifiers: none (expected: at least one)");
        }
        return List.copyOf(verifiers);
    }
}
