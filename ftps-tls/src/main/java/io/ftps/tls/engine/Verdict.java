/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.NotResumedException;
import io.ftps.tls.TlsSession;

/** What the end of a handshake means; asked once. */
@FunctionalInterface
interface Verdict {
    /** Draws the proof. A refusal comes too late for an alert: the channel is cut. */
    TlsSession succeeded() throws NotResumedException;

    /** Says what a failure really was. */
    default Throwable failed(Throwable cause) {
        return cause;
    }
}
