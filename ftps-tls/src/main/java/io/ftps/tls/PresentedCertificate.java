/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a client presented on its main channel, where the handshake proved that it has the key. A side channel that
 * resumes presents nothing and inherits it.
 *
 * @param chain the client's certificate, then whatever else it sent; at least one
 * @param verdict what the verifier said of it, accepted or unknown
 */
public record PresentedCertificate(List<X509Certificate> chain, ClientCertificateVerdict verdict) {
    /**
     * Copies the list.
     *
     * @param chain what was presented
     * @param verdict what is thought of it
     */
    public PresentedCertificate {
        chain = List.copyOf(chain);
    }

    /**
     * Those whose word the verdict rests on. Unlike the rest of {@link #chain()} they are checked.
     *
     * @return the issuers of an {@linkplain ClientCertificateVerdict.Accepted#issuers accepted} certificate, nearest first, up
     *     to and including the trust anchor; empty if it is unknown, or believed by itself
     */
    public List<X509Certificate> issuers() {
        return verdict instanceof ClientCertificateVerdict.Accepted accepted ? accepted.issuers() : List.of();
    }

    /** {@return the client's own certificate} */
    public X509Certificate certificate() {
        return chain.get(0);
    }
}
