/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ServerCertificateException;
import io.ftps.tls.ServerCertificateFault;
import io.ftps.tls.ServerCertificateVerifier;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import javax.net.ssl.SSLEngine;

/**
 * Which server one client believes: first whom the verifier lets through, from then on who shows the same certificate. A full
 * handshake asks here, a resumed one does not: that is how they are told apart on every engine.
 */
final class BelievedServer extends OneSidedTrust {
    private final ServerCertificateVerifier verifier;
    private final String host;
    private final Set<SSLEngine> asked = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private volatile List<X509Certificate> believed = List.of();
    private volatile Optional<ServerCertificateException> refusal = Optional.empty();

    BelievedServer(ServerCertificateVerifier verifier, String host) {
        this.verifier = verifier;
        this.host = host;
    }

    /** What the server showed that is believed; empty before. */
    List<X509Certificate> chain() {
        return believed;
    }

    Optional<ServerCertificateException> refusal() {
        return refusal;
    }

    boolean wasAskedFor(SSLEngine engine) {
        return asked.contains(engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        asked.add(engine);
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType) throws CertificateException {
        List<X509Certificate> chain = List.of(shown);
        if (believed.isEmpty()) {
            List<ServerCertificateFault> faults = verifier.verify(chain, host);
            if (!faults.isEmpty()) {
                ServerCertificateException refused = new ServerCertificateException(chain, faults);
                refusal = Optional.of(refused);
                throw refused;
            }
            believed = chain;
        } else if (!chain.get(0).equals(believed.get(0))) {
            throw new CertificateException("The server shows another certificate here than on its main channel.");
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("This is a client and believes no other client.");
    }
}
