/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.netty.handler.ssl.SslHandler;

/** A handshake about to start: who runs it, and who judges its end. */
record Handshake(SslHandler handler, Verdict verdict) {
    /** Switches Netty's own timer off: the caller bounds hello, selection and handshake together. */
    Handshake {
        handler.setHandshakeTimeoutMillis(0);
    }
}
