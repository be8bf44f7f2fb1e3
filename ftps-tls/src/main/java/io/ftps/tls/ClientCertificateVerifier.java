/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Decides whether a client's certificate is believed. It may block, on a database or a responder for instance: it runs on
 * the executor given to {@link ServerTls#newConnection}, never on an event loop, and for several clients at once.
 *
 * <p>Asked once for each main channel whose client presented a certificate, when the handshake has proven that the client
 * has its key and before anything the client says is heard. Side channels are not asked about: they must show the same
 * certificate or resume. The catch: the caller's handshake timer runs meanwhile.
 */
@FunctionalInterface
public interface ClientCertificateVerifier {
    /**
     * Judges a chain. Nothing but the possession of its first key is proven: neither dates nor issuers were looked at.
     *
     * @param chain the client's certificate, then whatever else it sent
     * @param origin where the client came in
     * @return the verdict. Any exception counts as refused and is logged
     */
    ClientCertificateVerdict verify(List<X509Certificate> chain, ConnectionOrigin origin);
}
