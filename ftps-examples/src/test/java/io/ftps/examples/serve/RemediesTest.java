/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.examples.config.IdentitySource.Folder;
import io.ftps.examples.config.IdentitySource.Pem;
import io.ftps.tls.certificate.Passphrase;
import io.ftps.tls.certificate.SelfSigned;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("JDK")
final class RemediesTest {
    private static final Remedies REMEDIES =
            new Remedies(new OwnCommands("ftps", "--config /etc/ftps.yaml", Optional.empty()));

    private static Optional<X509Certificate> old() {
        return Optional.of(SelfSigned.withCommonName("a")
                .dnsName("ftp.example.com")
                .dnsName("*.example.net")
                .create()
                .certificate());
    }

    @Test
    void aPairIsRenewedBesideAndPutInItsPlace() {
        Pem pem = new Pem(Path.of("/etc/tls/ftp.pem"), Path.of("/etc/tls/private/it's.key"), Optional.empty());

        assertThat(REMEDIES.server(pem, old()).lines())
                .containsExactly(
                        "ftps cert csr ftp.example.com '*.example.net' --dir /etc/tls --file ftp-new",
                        "Send /etc/tls/ftp-new.csr to your authority, and with its answer:",
                        "ftps cert import /etc/tls/ftp-new.key ANSWER.pem",
                        "mv /etc/tls/ftp-new.pem /etc/tls/ftp.pem && mv /etc/tls/ftp-new.key '/etc/tls/private/it'\\''s.key'",
                        "The server takes it within ten seconds.");
    }

    @Test
    void oneFileForBothKeepsBothAndItsPassphrase() {
        Path both = Path.of("/etc/tls/both.pem");
        Pem pem = new Pem(both, both, Optional.of(Passphrase.fromEnvironment("KEY_PASS")));

        assertThat(REMEDIES.server(pem, Optional.empty()).lines())
                .containsExactly(
                        "ftps cert csr NAME --dir /etc/tls --file both-new --passphrase env:KEY_PASS",
                        "Send /etc/tls/both-new.csr to your authority, and with its answer:",
                        "ftps cert import /etc/tls/both-new.key ANSWER.pem --passphrase env:KEY_PASS",
                        "cat /etc/tls/both-new.pem /etc/tls/both-new.key > /etc/tls/both.pem",
                        "The server takes it within ten seconds.");
    }

    @Test
    void othersAreToldInWords() {
        assertThat(REMEDIES.server(new Folder(Path.of("/etc/tls"), Optional.empty()), old()))
                .isEqualTo("Put a new certificate with its key into /etc/tls. The server takes it within ten seconds.");
        assertThat(REMEDIES.client("o'neil"))
                .endsWith("\nftps client-cert import 'o'\\''neil' NEW.pem --config /etc/ftps.yaml");
    }
}
