/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ApplicationProtocols;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ClientHello;
import io.ftps.tls.UnrecognizedNameException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our own contexts, each for the identity that a selector chose.
 *
 * @param factory the engine
 * @param selector may block
 */
public record SelectedContexts(ContextFactory factory, CertificateSelector selector) implements ContextSource {
    private static final Logger LOGGER = LoggerFactory.getLogger(SelectedContexts.class);

    @Override
    public boolean mayBlock() {
        return selector.mayBlock();
    }

    @Override
    public ConnectionContext newContext(ClientHello hello, HelloPolicy policy) throws HandshakeRefusedException {
        CertifiedKey identity = select(hello);
        policy.checkTerms(hello, identity);
        return newContext(identity, policy.protocols());
    }

    private CertifiedKey select(ClientHello hello) throws HandshakeRefusedException {
        Optional<CertifiedKey> selected;
        try {
            selected = selector.select(hello);
        } catch (UnrecognizedNameException e) {
            throw new HandshakeRefusedException(TlsAlert.UNRECOGNIZED_NAME, String.valueOf(e.getMessage()), e);
        } catch (Throwable e) { // of code that is not ours: the client must get an answer whatever it throws
            LOGGER.warn("The certificate selector failed for {}.", hello.origin(), e);
            throw new HandshakeRefusedException(TlsAlert.HANDSHAKE_FAILURE, "The certificate selector failed.", e);
        }
        CertifiedKey identity = selected.orElseThrow(() -> new HandshakeRefusedException(
                TlsAlert.HANDSHAKE_FAILURE, "No certificate was selected for this client."));
        Optional<String> fault = MustStaple.fault(identity, factory);
        if (fault.isPresent()) {
            throw new HandshakeRefusedException(TlsAlert.INTERNAL_ERROR, fault.get());
        }
        return identity;
    }

    private ConnectionContext newContext(CertifiedKey identity, ApplicationProtocols protocols)
            throws HandshakeRefusedException {
        try {
            return factory.newContext(identity, protocols);
        } catch (GeneralSecurityException | SSLException e) {
            LOGGER.warn("The engine {} cannot use the certificate {}.", factory.engine(), identity, e);
            throw new HandshakeRefusedException(
                    TlsAlert.INTERNAL_ERROR, "The TLS engine cannot use the certificate that was selected.", e);
        }
    }
}
