/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import javax.net.ssl.SSLHandshakeException;

/** We refuse the handshake before an engine exists. The message is the sentence for the operator. */
final class HandshakeRefusedException extends SSLHandshakeException {
    private static final long serialVersionUID = 1L;

    private final TlsAlert alert;

    HandshakeRefusedException(TlsAlert alert, String sentence) {
        super(sentence);
        this.alert = alert;
    }

    HandshakeRefusedException(TlsAlert alert, String sentence, Throwable cause) {
        this(alert, sentence);
        initCause(cause);
    }

    TlsAlert alert() {
        return alert;
    }
}
