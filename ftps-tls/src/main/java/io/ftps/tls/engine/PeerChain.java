/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;

/** The certificates of a finished handshake, as the engine knows them; a resumed session has its first handshake's. */
final class PeerChain {
    private PeerChain() {}

    /** What the client presented; empty if it presented none. */
    static List<X509Certificate> of(SSLEngine engine) {
        try {
            return chain(engine.getSession().getPeerCertificates());
        } catch (SSLPeerUnverifiedException e) {
            return List.of(); // the engine's way to say that there is none
        }
    }

    /** What we have shown; empty if the engine does not tell, or the handshake resumed a session. */
    static Optional<X509Certificate> ours(SSLEngine engine) {
        return Optional.ofNullable(engine.getSession().getLocalCertificates()).map(PeerChain::chain).stream()
                .flatMap(List::stream)
                .findFirst();
    }

    private static List<X509Certificate> chain(Certificate[] certificates) {
        return Stream.of(certificates).map(X509Certificate.class::cast).toList();
    }
}
