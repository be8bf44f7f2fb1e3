/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import javax.net.ssl.SSLHandshakeException;

/**
 * Why a side channel under {@link SideHandshakes#RESUMED_ONLY} was refused: it is not proven to be the main channel's peer.
 * Found as the cause in {@link TlsOutcome.Failed}. It is a policy at work; the cause, if any, is what the engine said.
 */
public final class NotResumedException extends SSLHandshakeException {
    private static final long serialVersionUID = 1L;

    /** Refuses a handshake that succeeded. */
    public NotResumedException() {
        super("The side channel did not resume the TLS session of its main channel.");
    }

    /**
     * Refuses a handshake that the engine broke off.
     *
     * @param cause what the engine said
     */
    public NotResumedException(Throwable cause) {
        this();
        initCause(cause);
    }
}
