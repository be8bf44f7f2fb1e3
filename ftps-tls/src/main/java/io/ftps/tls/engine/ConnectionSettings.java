/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ClientHello;
import io.ftps.tls.PresentedCertificate;
import io.ftps.tls.ResumptionLevel;
import io.ftps.tls.TlsEngine;
import io.ftps.tls.TlsSession;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLSession;

/**
 * What all connections of one server have in common.
 *
 * @param contexts makes the context of each connection
 * @param policy what clients must offer
 * @param clients what is asked of clients
 * @param decisions runs what may block: selectors, verifiers
 * @param proof makes the public proof of a finished handshake
 */
public record ConnectionSettings(
        ContextSource contexts, HelloPolicy policy, ClientRules clients, Executor decisions, SessionProof proof) {
    /** The constructor of {@link TlsSession}, which is out of reach from here. */
    @FunctionalInterface
    public interface SessionProof {
        /**
         * Makes the proof.
         *
         * @param negotiated what the engine says of the session
         * @param main what was settled on the main channel
         * @param resumption what ties it to the main channel
         * @return the proof
         */
        TlsSession of(SSLSession negotiated, MainFacts main, ResumptionLevel resumption);
    }

    /**
     * What the main handshake settled for all channels of a client.
     *
     * @param hello what the client said
     * @param engine who runs the handshakes
     * @param ours the certificate we showed
     * @param presented the certificate the client showed
     */
    public record MainFacts(
            ClientHello hello, TlsEngine engine, X509Certificate ours, Optional<PresentedCertificate> presented) {}
}
