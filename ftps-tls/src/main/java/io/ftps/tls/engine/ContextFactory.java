/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ApplicationProtocols;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.TlsEngine;
import io.ftps.tls.TlsProfile;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;

/** One engine: makes a context for each connection. Neither blocks nor reads files. */
public interface ContextFactory {
    /** {@return the engine behind it} */
    TlsEngine engine();

    /** {@return what it negotiates, all of which it can} */
    TlsProfile profile();

    /**
     * Whether a certificate is shown with an OCSP staple where there is one.
     *
     * @param key the identity
     * @return false where nothing is stapled
     */
    boolean staples(CertifiedKey key);

    /**
     * Makes a context that shares no session with any other.
     *
     * @param key the identity it shows
     * @param protocols what may be selected by ALPN
     * @return the context, to be closed once
     * @throws GeneralSecurityException if the engine cannot use this key
     * @throws SSLException if the engine cannot use this key
     */
    ConnectionContext newContext(CertifiedKey key, ApplicationProtocols protocols)
            throws GeneralSecurityException, SSLException;
}
