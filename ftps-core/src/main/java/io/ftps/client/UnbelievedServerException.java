/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.client;

import io.ftps.tls.ServerCertificateException;
import java.io.IOException;

/** The server is not believed, so it was told nothing. The message has a sentence for each fault of its certificate. */
public final class UnbelievedServerException extends IOException {
    private static final long serialVersionUID = 1L;

    private final ServerCertificateException certificate;

    UnbelievedServerException(ServerCertificateException certificate) {
        super(certificate.getMessage(), certificate);
        this.certificate = certificate;
    }

    /** {@return what it showed, and every fault of that} */
    public ServerCertificateException certificate() {
        return certificate;
    }
}
