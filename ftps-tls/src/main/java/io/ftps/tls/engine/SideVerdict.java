/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.NotResumedException;
import io.ftps.tls.ResumptionLevel;
import io.ftps.tls.SideHandshakes;
import io.ftps.tls.TlsSession;
import java.util.function.Supplier;

/** Holds a side handshake against what is allowed. */
record SideVerdict(SideHandshakes allowed, Supplier<TlsSession> proof) implements Verdict {
    @Override
    public TlsSession succeeded() throws NotResumedException {
        TlsSession session = proof.get();
        if (allowed == SideHandshakes.RESUMED_ONLY && session.resumption() != ResumptionLevel.PROVEN) {
            throw new NotResumedException();
        }
        return session;
    }

    /** BoringSSL stops a full handshake by asking for a certificate, so that is what it complains about. */
    @Override
    public Throwable failed(Throwable cause) {
        return allowed == SideHandshakes.RESUMED_ONLY && HandshakeFaults.lacksClientCertificate(cause)
                ? new NotResumedException(cause)
                : cause;
    }
}
