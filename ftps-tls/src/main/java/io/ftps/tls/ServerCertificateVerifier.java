/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.security.cert.X509Certificate;
import java.util.List;

/** Decides for a client whether a server is the one it wants; {@link io.ftps.tls.trust.ServerTrust} is the stock one. */
@FunctionalInterface
public interface ServerCertificateVerifier {
    /**
     * Judges what a server shows. Called in the middle of the handshake, never on an event loop, and may block; a refused
     * server is told so, and never sees the client's own certificate.
     *
     * @param chain the server's certificate first
     * @param host what the client wanted to reach: a DNS name, or an address
     * @return every reason not to believe it; empty if it is believed
     */
    List<ServerCertificateFault> verify(List<X509Certificate> chain, String host);
}
