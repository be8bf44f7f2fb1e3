/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.tls.TlsSession;
import java.util.Optional;

/** How the connection is protected: one of three states, each with what only it has. RFC 4217. */
public sealed interface Security {
    /**
     * What protects data connections.
     *
     * @return the level
     */
    ProtectionLevel data();

    /**
     * The control connection's handshake, to which private data connections belong.
     *
     * @return the handshake; also behind CCC; empty when there was none, or REIN ended it
     */
    Optional<TlsSession> tls();

    /** Without TLS, and so are data connections. */
    record InClear() implements Security {
        @Override
        public ProtectionLevel data() {
            return ProtectionLevel.CLEAR;
        }

        @Override
        public Optional<TlsSession> tls() {
            return Optional.empty();
        }
    }

    /**
     * Under TLS.
     *
     * @param session the control connection's handshake
     * @param bufferSize whether PBSZ was said or need not be
     * @param data what protects data connections
     */
    record UnderTls(TlsSession session, BufferSize bufferSize, ProtectionLevel data) implements Security {
        /** Data connections stay in clear until PROT P: AUTH TLS, AUTH TLS-C. */
        static UnderTls control(TlsSession session) {
            return new UnderTls(session, BufferSize.AWAITED, ProtectionLevel.CLEAR);
        }

        /** Data connections are private at once: AUTH SSL, AUTH TLS-P, and TLS from the first byte. */
        static UnderTls controlAndData(TlsSession session) {
            return new UnderTls(session, BufferSize.NEGOTIATED, ProtectionLevel.PRIVATE);
        }

        UnderTls with(BufferSize size) {
            return new UnderTls(session, size, data);
        }

        UnderTls with(ProtectionLevel level) {
            return new UnderTls(session, bufferSize, level);
        }

        @Override
        public Optional<TlsSession> tls() {
            return Optional.of(session);
        }
    }

    /**
     * CCC has ended TLS on the control connection. Data connections stay as they were, and belong to the handshake as before.
     *
     * @param session the control connection's handshake
     * @param data what protects data connections
     */
    record ClearedByCcc(TlsSession session, ProtectionLevel data) implements Security {
        @Override
        public Optional<TlsSession> tls() {
            return Optional.of(session);
        }
    }

    /** Whether PBSZ has been said. RFC 4217, section 8. */
    enum BufferSize {
        /** PROT needs it first. */
        AWAITED,
        /** Said, or implied. */
        NEGOTIATED
    }
}
