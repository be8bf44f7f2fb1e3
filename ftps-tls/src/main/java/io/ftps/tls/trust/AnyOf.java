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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Asks one verifier after the other until one accepts. If none does, but some refuse, the client is refused with all their
 * reasons, or undecided if one of them is; else it is unknown. Blocks as they do. The catch: a verifier that accepts has the last word, so one that refuses
 * what is revoked belongs into the verifier that accepts, or beside it in {@link AllOf}.
 */
public final class AnyOf implements ClientCertificateVerifier {
    private final List<ClientCertificateVerifier> verifiers;

    private AnyOf(List<ClientCertificateVerifier> verifiers) {
        this.verifiers = verifiers;
    }

    /**
     * Joins verifiers.
     *
     * @param verifiers in the order they are asked in; at least one
     * @return all as one
     */
    public static AnyOf of(ClientCertificateVerifier... verifiers) {
        return of(List.of(verifiers));
    }

    /**
     * Joins verifiers.
     *
     * @param verifiers in the order they are asked in; at least one
     * @return all as one
     */
    public static AnyOf of(List<? extends ClientCertificateVerifier> verifiers) {
        return new AnyOf(AllOf.atLeastOne(verifiers));
    }

    @Override
    public ClientCertificateVerdict verify(List<X509Certificate> chain, ConnectionOrigin origin) {
        Set<String> reasons = new LinkedHashSet<>();
        boolean undecided = false;
        for (ClientCertificateVerifier verifier : verifiers) {
            ClientCertificateVerdict verdict = verifier.verify(chain, origin);
            if (verdict instanceof Accepted) {
                return verdict;
            }
            if (verdict instanceof Refused refused) {
                reasons.add(refused.reason());
            }
            if (verdict instanceof Undecided open) {
                undecided = true;
                reasons.add(open.reason());
            }
        }
        String all = String.join("; ", reasons);
        if (undecided) {
            return new Undecided(all);
        }
        return reasons.isEmpty() ? new Unknown() : new Refused(all);
    }
}
