/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.TlsEngine;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;

/** One engine: makes a context for each connection. Called on event loops, so it neither blocks nor reads files. */
public interface ContextFactory {
    /** {@return the engine behind it} */
    TlsEngine engine();

    /** {@return whether certificates are shown with OCSP staples where there are any} */
    boolean staples();

    /**
     * Makes a context that shares no session with any other.
     *
     * @param key the identity it shows
     * @return the context, to be closed once
     * @throws GeneralSecurityException if the engine cannot use this key
     * @throws SSLException if the engine cannot use this key
     */
    ConnectionContext newContext(CertifiedKey key) throws GeneralSecurityException, SSLException;
}
