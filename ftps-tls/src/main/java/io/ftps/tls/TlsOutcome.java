/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

/** How a handshake ended: fired once as a user event into the pipeline of its channel. */
public sealed interface TlsOutcome {
    /** @param session the finished handshake */
    record Established(TlsSession session) implements TlsOutcome {}

    /** @param reason one sentence for the operator's log, without secrets and without control characters
     *  @param cause what was thrown */
    record Failed(String reason, Throwable cause) implements TlsOutcome {}
}
