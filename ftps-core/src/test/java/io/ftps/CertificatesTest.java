/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.Listener;
import io.ftps.testing.TestServer;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ClientHello;
import io.ftps.tls.ServerTls;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an operator is told of a listener without a certificate. */
final class CertificatesTest {
    private static final ServerTls WITHOUT = ServerTls.builder()
            .certificates(new CertificateSelector() {
                @Override
                public Optional<CertifiedKey> select(ClientHello hello) {
                    return Optional.empty();
                }

                @Override
                public boolean hasCertificates() {
                    return false;
                }
            })
            .build();

    @Test
    void aListenerWithoutACertificateIsToldLoudly() {
        assertThat(Certificates.advice(Listener.explicit(0, WITHOUT)))
                .contains("Listener explicit HAS NO CERTIFICATE: TLS is refused and nobody can log in there until its"
                        + " certificate selector has one; no restart is needed then.");
        assertThat(Certificates.advice(Listener.plainLoginAllowed(0, WITHOUT)))
                .contains("Listener plain HAS NO CERTIFICATE: TLS is refused and all logins are in clear there until"
                        + " its certificate selector has one; no restart is needed then.");
    }

    @Test
    void oneWithACertificateIsNotTalkedOf() {
        assertThat(Certificates.advice(Listener.implicit(0, TestServer.tls()))).isEmpty();
    }
}
