/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import javax.net.ssl.SSLHandshakeException;

/**
 * Why a channel was refused for its client's certificate: on a main channel the verifier did not let it in; on a side
 * channel it was neither the main channel's, nor was its session resumed. Found as the cause in {@link TlsOutcome.Refused}
 * and {@link TlsOutcome.Failed}. It is a policy at work; the cause, if any, is what the engine said.
 */
public final class ClientCertificateException extends SSLHandshakeException {
    private static final long serialVersionUID = 1L;

    /**
     * Refuses a handshake that succeeded.
     *
     * @param sentence for the operator
     */
    public ClientCertificateException(String sentence) {
        super(sentence);
    }

    /**
     * Refuses a handshake that the engine broke off.
     *
     * @param sentence for the operator
     * @param cause what the engine said
     */
    public ClientCertificateException(String sentence, Throwable cause) {
        this(sentence);
        initCause(cause);
    }
}
