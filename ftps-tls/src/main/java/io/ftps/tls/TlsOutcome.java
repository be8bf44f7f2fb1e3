/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

/**
 * How a handshake ended: fired as a user event into the pipeline of its channel, on that channel's event loop.
 *
 * <p>Each handler of a {@link TlsConnection} fires exactly one, also when the channel closes before the handshake is
 * over. Netty's own handshake events are taken out of the pipeline. The catch: no event comes while the peer is merely
 * silent, so a caller sets its own timer and closes the channel, upon which {@link Failed} follows.
 */
public sealed interface TlsOutcome {
    /**
     * The handshake is finished; from here on the channel carries application data.
     *
     * @param session the finished handshake
     */
    record Established(TlsSession session) implements TlsOutcome {}

    /**
     * The handshake is finished, but the client's certificate does not let it in. The channel carries application data all the
     * same, so that the caller can say so under TLS; then it closes the channel. Main channels only. The catch: nobody closes
     * it for the caller, and nothing the client says may be believed.
     *
     * @param reason one sentence for the operator's log, without secrets and without control characters; not for the client
     * @param cause what the certificate was refused for
     */
    record Refused(String reason, ClientCertificateException cause) implements TlsOutcome {}

    /**
     * The handshake did not finish; the channel is being closed, an alert has been sent where the peer can use one.
     *
     * @param reason one sentence for the operator's log, without secrets and without control characters
     * @param cause what was thrown; its message may quote the peer, so log the reason instead
     */
    record Failed(String reason, Throwable cause) implements TlsOutcome {}
}
