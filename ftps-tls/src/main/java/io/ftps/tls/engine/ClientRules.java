/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ClientCertificateException;
import io.ftps.tls.ClientCertificatePolicy;
import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.ClientCertificateVerifier;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.PresentedCertificate;
import io.ftps.tls.UnknownCertificates;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is asked of clients on their main channel, and who judges what they present.
 *
 * @param policy what the handshake asks for
 * @param unknown what becomes of those whom nobody vouches for where a certificate is required
 * @param verifier may block
 */
public record ClientRules(
        ClientCertificatePolicy policy, UnknownCertificates unknown, ClientCertificateVerifier verifier) {
    private static final Logger LOGGER = LoggerFactory.getLogger(ClientRules.class);

    /** Asks for nothing; what an embedder's context asks for by itself has its own trust manager accepted. */
    public static final ClientRules NONE = new ClientRules(
            ClientCertificatePolicy.IGNORE,
            UnknownCertificates.END_THE_SESSION,
            (chain, origin) -> new ClientCertificateVerdict.Accepted());

    /**
     * Checks that nothing is missing.
     *
     * @param policy what the handshake asks for
     * @param unknown what becomes of those whom nobody vouches for
     * @param verifier may block
     */
    public ClientRules {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(unknown, "unknown");
        Objects.requireNonNull(verifier, "verifier");
    }

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
        if (verdict instanceof ClientCertificateVerdict.Undecided undecided) {
            throw new ClientCertificateException("The client's certificate was refused: " + undecided.reason() + ".");
        }
        if (verdict instanceof ClientCertificateVerdict.Unknown && !letsInUnknown()) {
            throw new ClientCertificateException("The client's certificate is unknown.");
        }
        return new PresentedCertificate(chain, verdict);
    }

    /**
     * Asks the verifier once more about a client that was let in. Blocks as long as that does.
     *
     * @param chain what the client presented
     * @param origin where it came in
     * @return the verdict of now; undecided if the verifier fails
     */
    public ClientCertificateVerdict review(List<X509Certificate> chain, ConnectionOrigin origin) {
        try {
            return verdict(chain, origin);
        } catch (ClientCertificateException e) {
            return new ClientCertificateVerdict.Undecided("the verifier failed");
        }
    }

    private boolean letsInUnknown() {
        return policy != ClientCertificatePolicy.REQUIRE || unknown == UnknownCertificates.LET_IN_UNTRUSTED;
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
