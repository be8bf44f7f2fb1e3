/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** Proof of a finished handshake. Only {@link ServerTls} makes it, so whoever holds one need not check again. */
public final class TlsSession {
    private final String protocol;
    private final String cipherSuite;
    private final Optional<String> serverName;
    private final X509Certificate localCertificate;
    private final Optional<PresentedCertificate> presented;
    private final TlsEngine engine;
    private final ResumptionLevel resumption;

    TlsSession(
            SSLSession negotiated,
            ClientHello hello,
            X509Certificate localCertificate,
            Optional<PresentedCertificate> presented,
            TlsEngine engine,
            ResumptionLevel resumption) {
        this.protocol = negotiated.getProtocol();
        this.cipherSuite = negotiated.getCipherSuite();
        this.serverName = hello.serverName();
        this.localCertificate = localCertificate;
        this.presented = presented;
        this.engine = engine;
        this.resumption = resumption;
    }

    /** {@return the version negotiated by its JDK name, such as {@code TLSv1.3}} */
    public String protocol() {
        return protocol;
    }

    /** {@return the cipher suite by its IANA name, such as {@code TLS_AES_128_GCM_SHA256}} */
    public String cipherSuite() {
        return cipherSuite;
    }

    /** {@return the server name the client asked for on its main channel, lower case (RFC 6066, section 3)} */
    public Optional<String> serverName() {
        return serverName;
    }

    /** {@return the certificate we chose for this client; a resumed handshake does not show it again} */
    public X509Certificate localCertificate() {
        return localCertificate;
    }

    /** {@return what the client presented on its main channel and what is thought of it; empty if it presented nothing} */
    public Optional<PresentedCertificate> presentedCertificate() {
        return presented;
    }

    /** {@return the client's certificate and whatever else it sent on its main channel; empty if it presented nothing} */
    public List<X509Certificate> peerCertificates() {
        return presented.map(PresentedCertificate::chain).orElse(List.of());
    }

    /** {@return the engine that runs this session} */
    public TlsEngine engine() {
        return engine;
    }

    /** {@return what ties this side channel to its main channel; {@link ResumptionLevel#NONE} on a main channel} */
    public ResumptionLevel resumption() {
        return resumption;
    }

    @Override
    public String toString() {
        return protocol + " " + cipherSuite + " " + engine + " resumption " + resumption;
    }
}
