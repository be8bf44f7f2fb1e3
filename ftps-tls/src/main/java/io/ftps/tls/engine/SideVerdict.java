/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ClientCertificateException;
import io.ftps.tls.NotResumedException;
import io.ftps.tls.PresentedCertificate;
import io.ftps.tls.ResumptionLevel;
import io.ftps.tls.SideHandshakes;
import io.ftps.tls.TlsSession;
import io.ftps.tls.engine.ConnectionSettings.MainFacts;
import io.netty.util.concurrent.Promise;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;

/**
 * Holds a side handshake against what is allowed, and against the certificate of the main channel, if there is one.
 *
 * @param allowed what is allowed
 * @param main what the main handshake settled
 * @param context shared with it
 * @param side this one's engine
 * @param proof draws the proof for a level
 */
record SideVerdict(
        SideHandshakes allowed,
        MainFacts main,
        ConnectionContext context,
        SSLEngine side,
        Function<ResumptionLevel, TlsSession> proof)
        implements Verdict {
    private static final String ANOTHER_CERTIFICATE =
            "The side channel neither showed its main channel's client certificate nor resumed its TLS session.";

    @Override
    public void succeeded(Promise<TlsSession> answer) {
        try {
            answer.setSuccess(proof.apply(level()));
        } catch (SSLHandshakeException e) {
            answer.setFailure(e);
        }
    }

    private ResumptionLevel level() throws SSLHandshakeException {
        ResumptionLevel level = context.sideEstablished(side);
        if (level == ResumptionLevel.PROVEN) {
            return level;
        }
        if (allowed == SideHandshakes.RESUMED_ONLY) {
            throw new NotResumedException();
        }
        if (main.presented().isEmpty()) {
            return level;
        }
        if (!isOwner(main.presented().get())) {
            throw new ClientCertificateException(ANOTHER_CERTIFICATE);
        }
        return level == ResumptionLevel.NONE ? ResumptionLevel.SAME_CERTIFICATE : level;
    }

    /** Also right for a resumption that is no proof: the engine knows the certificate of the session's first handshake. */
    private boolean isOwner(PresentedCertificate presented) {
        return PeerChain.of(side).stream().limit(1).anyMatch(presented.certificate()::equals);
    }

    /** A side channel has no words, only bytes; cut, they are never taken for whole. */
    @Override
    public boolean mayBeTold() {
        return false;
    }

    /** Full handshakes are stopped by asking for a certificate, so that is what the engine complains about. */
    @Override
    public Throwable failed(Throwable cause) {
        if (!HandshakeFaults.lacksClientCertificate(cause)) {
            return cause;
        }
        return switch (allowed) {
            case RESUMED_ONLY -> new NotResumedException(cause);
            case FULL_ALLOWED -> new ClientCertificateException(ANOTHER_CERTIFICATE, cause);
        };
    }
}
