/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import io.ftps.examples.config.ClientCertificates;
import io.ftps.tls.ClientCertificateVerdict;
import io.ftps.tls.ClientCertificateVerifier;
import io.ftps.tls.ConnectionOrigin;
import io.ftps.tls.trust.ExactCertificates;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clients' certificates that are believed, read at the start and when asked. Never blocks for a client. */
final class TrustedClients implements ClientCertificateVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(TrustedClients.class);

    private final ClientCertificates settings;
    private volatile ExactCertificates believed;

    TrustedClients(ClientCertificates settings) throws IOException {
        this.settings = settings;
        this.believed = ExactCertificates.of(settings.read());
    }

    @Override
    public ClientCertificateVerdict verify(List<X509Certificate> chain, ConnectionOrigin origin) {
        return believed.verify(chain, origin);
    }

    /** Reads the files anew; if they cannot be read, those who were believed still are. */
    void reload() {
        try {
            believed = ExactCertificates.of(settings.read());
        } catch (IOException e) {
            LOG.warn("Keeping the trusted certificates as they were: {}", e.getMessage());
        }
    }
}
