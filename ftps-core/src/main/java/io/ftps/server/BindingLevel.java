/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

/** What was found to tie a data connection to its control connection; each level says more than the ones before it. */
public enum BindingLevel {
    /** The peer's address. */
    ADDRESS,
    /** The certificate that the client presented on the control connection, in a full TLS handshake. */
    CERTIFICATE,
    /**
     * A TLS session was resumed, but the engine cannot rule out another one's ticket: a stranger's or, where the client
     * presented a certificate, one of the same certificate's owner.
     */
    SESSION_UNPROVEN,
    /**
     * The TLS session of this very control connection was resumed. The JDK's engine always knows, BoringSSL only under
     * {@link DataBinding#REQUIRE} or where the client presented a certificate.
     */
    SESSION
}
