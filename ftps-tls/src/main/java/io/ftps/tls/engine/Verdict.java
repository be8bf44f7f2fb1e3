/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.TlsSession;
import io.netty.util.concurrent.Promise;

/** What the end of a handshake means; asked once. */
@FunctionalInterface
interface Verdict {
    /**
     * Draws the proof, or refuses, which comes too late for an alert. The promise is always kept: at once, or later by
     * another thread if somebody has to think.
     */
    void succeeded(Promise<TlsSession> proof);

    /** Whether the owner of the channel may tell the peer of a refusal under TLS; else the channel is cut. */
    default boolean mayBeTold() {
        return true;
    }

    /** Says what a failure really was. */
    default Throwable failed(Throwable cause) {
        return cause;
    }
}
