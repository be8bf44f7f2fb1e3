/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.tls.TlsSession;
import java.util.Optional;

/**
 * How the connection is protected. RFC 4217.
 *
 * @param tls the control connection's handshake; empty in clear
 * @param bufferSize whether PBSZ was said or need not be
 * @param data protection of data connections
 */
public record Security(Optional<TlsSession> tls, BufferSize bufferSize, ProtectionLevel data) {
    /** In clear. */
    static final Security NONE = new Security(Optional.empty(), BufferSize.AWAITED, ProtectionLevel.CLEAR);

    /** Whether PBSZ has been said. RFC 4217, section 8. */
    enum BufferSize {
        /** PROT needs it first. */
        AWAITED,
        /** Said, or implied. */
        NEGOTIATED
    }

    /** TLS whose data connections stay in clear until PROT P: AUTH TLS, AUTH TLS-C. */
    static Security control(TlsSession tls) {
        return new Security(Optional.of(tls), BufferSize.AWAITED, ProtectionLevel.CLEAR);
    }

    /** TLS with private data connections at once: AUTH SSL, AUTH TLS-P, and TLS from the first byte. */
    static Security controlAndData(TlsSession tls) {
        return new Security(Optional.of(tls), BufferSize.NEGOTIATED, ProtectionLevel.PRIVATE);
    }

    Security with(BufferSize size) {
        return new Security(tls, size, data);
    }

    Security with(ProtectionLevel level) {
        return new Security(tls, bufferSize, level);
    }
}
