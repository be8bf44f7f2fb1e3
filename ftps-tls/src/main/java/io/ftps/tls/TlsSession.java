/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.security.cert.X509Certificate;
import java.util.Optional;

/** Proof of a finished handshake. Only {@link ServerTls} makes it. */
public final class TlsSession {
    TlsSession() {}

    public String protocol() {
        throw new UnsupportedOperationException();
    }

    public String cipherSuite() {
        throw new UnsupportedOperationException();
    }

    public Optional<String> serverName() {
        throw new UnsupportedOperationException();
    }

    public X509Certificate localCertificate() {
        throw new UnsupportedOperationException();
    }

    public TlsEngine engine() {
        throw new UnsupportedOperationException();
    }

    public ResumptionLevel resumption() {
        throw new UnsupportedOperationException();
    }
}
