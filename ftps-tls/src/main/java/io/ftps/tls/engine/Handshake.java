/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.TlsSession;
import io.netty.handler.ssl.SslHandler;
import java.util.function.Supplier;

/** A handshake about to start: who runs it, and the proof to be drawn once when it has succeeded. */
record Handshake(SslHandler handler, Supplier<TlsSession> proof) {
    /** Switches Netty's own timer off: the caller bounds hello, selection and handshake together. */
    Handshake {
        handler.setHandshakeTimeoutMillis(0);
    }
}
