/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ftps.server.CloseReason;
import io.ftps.server.TlsMode;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ClientHello;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server that has no certificate yet says so everywhere, and serves as soon as one is there. */
final class NoCertificateTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    @TempDir
    private Path folder;

    private final Late certificate = new Late();

    /** Has a certificate when one has come. */
    private static final class Late implements CertificateSelector {
        private volatile Optional<CertifiedKey> key = Optional.empty();

        @Override
        public Optional<CertifiedKey> select(ClientHello hello) {
            return key;
        }

        @Override
        public boolean hasCertificates() {
            return key.isPresent();
        }
    }

    private TestServer waiting() throws IOException {
        return TestServer.with(folder).certificates(certificate).start();
    }

    @Test
    void authIsAnsweredWith431AndFeatLeavesTlsOutUntilACertificateComes() throws IOException {
        try (TestServer server = waiting();
                FtpClient client = server.connect(TlsMode.EXPLICIT)) {
            assertThat(client.command("AUTH TLS", 431))
                    .isEqualTo("431 The server has no certificate; try again later.\r\n");
            client.command("AUTH KERBEROS", 504);
            assertThat(client.command("FEAT", 211)).doesNotContain("AUTH", "PBSZ", "PROT");
            assertThat(client.command("USER anna", 530))
                    .isEqualTo("530 Nobody can log in now: the server has no certificate for TLS.\r\n");
            certificate.key = Optional.of(TestServer.key());
            assertThat(client.command("FEAT", 211)).contains(" AUTH TLS\r\n", " PBSZ\r\n", " PROT\r\n");
            client.startTls();
            client.login();
            certificate.key = Optional.empty();
            assertThat(client.command("FEAT", 211)).doesNotContain("AUTH").contains(" PBSZ\r\n", " PROT\r\n");
        }
    }

    @Test
    void anImplicitHandshakeEndsInHandshakeFailureUntilACertificateComes() throws IOException {
        try (TestServer server = waiting()) {
            try (FtpClient client = FtpClient.silent(server, TlsMode.IMPLICIT)) {
                assertThatThrownBy(client::handshake)
                        .isInstanceOf(SSLException.class)
                        .hasMessageContaining("handshake_failure");
                assertThat(server.events().awaitClosings(1)).containsExactly(CloseReason.TLS_FAILED);
            }
            certificate.key = Optional.of(TestServer.key());
            server.login(TlsMode.IMPLICIT).close();
        }
    }

    @Test
    void aPlainLoginNeedsNone() throws IOException {
        try (TestServer server = waiting();
                FtpClient client = server.connect(TlsMode.PLAIN_LOGIN_ALLOWED)) {
            client.command("AUTH TLS", 431);
            client.login();
        }
    }
}
