/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ClientCertificateException;
import io.ftps.tls.ClientCertificatePolicy;
import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.ClientCertificateVerifier;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.PresentedCertificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is asked of clients on their main channel, and who judges what they present.
 *
 * @param policy what the handshake asks for
 * @param verifier may block
 */
public record ClientRules(ClientCertificatePolicy policy, ClientCertificateVerifier verifier) {
    private static final Logger LOGGER = LoggerFactory.getLogger(ClientRules.class);

    /** Asks for nothing; what an embedder's context asks for by itself has its own trust manager accepted. */
    public static final ClientRules NONE =
            new ClientRules(ClientCertificatePolicy.IGNORE, (chain, origin) -> new ClientCertificateVerdict.Accepted());

    void ask(SSLEngine main) {
        switch (policy) {
            case IGNORE -> {}
            case REQUEST -> main.setWantClientAuth(true);
            case REQUIRE -> main.setNeedClientAuth(true);
        }
    }

    /** Asks the verifier. Blocks as long as that does. */
    PresentedCertificate judge(List<X509Certificate> chain, ConnectionOrigin origin) throws ClientCertificateException {
        ClientCertificateVerdict verdict = verdict(chain, origin);
        if (verdict instanceof ClientCertificateVerdict.Refused refused) {
            throw new ClientCertificateException("The client's certificate was refused: " + refused.reason() + ".");
        }
        if (verdict instanceof ClientCertificateVerdict.Unknown && policy == ClientCertificatePolicy.REQUIRE) {
            throw new ClientCertificateException("The client's certificate is unknown.");
        }
        return new PresentedCertificate(chain, verdict);
    }

    private ClientCertificateVerdict verdict(List<X509Certificate> chain, ConnectionOrigin origin)
            throws ClientCertificateException {
        try {
            return verifier.verify(chain, origin);
        } catch (Throwable e) { // of code that is not ours: the client must get an answer whatever it throws
            LOGGER.warn("The client certificate verifier failed for {}.", origin, e);
            throw new ClientCertificateException("The client certificate verifier failed.", e);
        }
    }
}
