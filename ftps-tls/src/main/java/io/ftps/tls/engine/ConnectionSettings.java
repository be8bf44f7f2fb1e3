/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ClientHello;
import io.ftps.tls.ResumptionLevel;
import io.ftps.tls.TlsEngine;
import io.ftps.tls.TlsSession;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLSession;

/**
 * What all connections of one server have in common.
 *
 * @param contexts makes the context of each connection
 * @param selector chooses its identity
 * @param policy what clients must offer
 * @param decisions runs the selector
 * @param proof makes the public proof of a finished handshake
 */
public record ConnectionSettings(
        ContextFactory contexts,
        CertificateSelector selector,
        HelloPolicy policy,
        Executor decisions,
        SessionProof proof) {
    /** The constructor of {@link TlsSession}, which is out of reach from here. */
    @FunctionalInterface
    public interface SessionProof {
        /**
         * Makes the proof.
         *
         * @param negotiated what the engine says of the session
         * @param hello what the client said on the main channel
         * @param identity what was chosen for it
         * @param engine who ran the handshake
         * @param resumption what ties it to the main channel
         * @return the proof
         */
        TlsSession of(
                SSLSession negotiated,
                ClientHello hello,
                CertifiedKey identity,
                TlsEngine engine,
                ResumptionLevel resumption);
    }
}
