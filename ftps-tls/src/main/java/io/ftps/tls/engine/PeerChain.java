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
        if (!engine.getNeedClientAuth() && !engine.getWantClientAuth()) {
            return List.of(); // nobody was asked: spares most handshakes an exception
        }
        try {
            return chain(engine.getSession().getPeerCertificates());
        } catch (SSLPeerUnverifiedException e) {
            return List.of(); // the engine's way to say that there is none
        }
    }

    /** What we have shown. */
    static X509Certificate ours(SSLEngine engine) {
        return Optional.ofNullable(engine.getSession().getLocalCertificates()).map(PeerChain::chain).stream()
                .flatMap(List::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The TLS engine does not tell what it has shown."));
    }

    private static List<X509Certificate> chain(Certificate[] certificates) {
        return Stream.of(certificates).map(X509Certificate.class::cast).toList();
    }
}
