/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import io.netty.handler.ssl.SslContext;
import javax.net.ssl.SSLException;

/**
 * An embedder's own TLS: makes the context of each client, with whatever providers, keys in tokens and client
 * authentication it needs. It replaces {@link CertificateSelector}, {@link TlsProfile} and {@link ClientCertificatePolicy}.
 *
 * <p>Called once for each main channel, on the executor given to {@link ServerTls#newConnection}, never on an event loop: it
 * may block. It is called for several clients at once. The catch: a context must be new each time. What one client could
 * share with another (ticket keys, sessions) would prove nothing any more, so a context that was given before is refused.
 */
@FunctionalInterface
public interface TlsContexts {
    /**
     * Makes the context of one client: of its main channel and its side channels.
     *
     * @param hello the client's offer, unproven
     * @return a new context for servers on the engine that was announced to {@link ServerTls.Builder#contexts}. If it is
     *     reference counted, the caller's reference is given up and released after the client's last channel
     * @throws SSLException if there is none for this client, who gets the alert handshake_failure; as does any other exception,
     *     and both are logged
     */
    SslContext contextFor(ClientHello hello) throws SSLException;
}
