/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.SniFallback;
import io.ftps.tls.TlsSession;
import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.NoLeaks;
import io.ftps.tls.testing.Stored;
import io.ftps.tls.testing.TestEngine;
import io.ftps.tls.testing.TestKeys;
import io.ftps.tls.testing.TlsClient;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What connections see of a reload. */
class ReloadUnderConnectionsTest {
    private static final X509Bundle OLD = TestKeys.ec("old.example", "localhost");
    private static final X509Bundle NEW = TestKeys.ec("new.example", "localhost");

    @RegisterExtension
    static final NoLeaks LEAKS = new NoLeaks();

    @TempDir
    Path folder;

    private ReloadingIdentities identities;

    @BeforeEach
    void watch() {
        identities = ReloadingIdentities.builder()
                .source(CertificateSource.pem(folder.resolve("cert.pem"), folder.resolve("key.pem")))
                .every(Duration.ofDays(1))
                .start();
    }

    @AfterEach
    void close() {
        identities.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void theNextConnectionSeesTheNewCertificateAndOpenOnesGoOn(String version) throws IOException {
        write(OLD);
        TlsClient client = new TlsClient(version);
        try (Fixture server = new Fixture(CertificateSelector.single(identities));
                SSLSocket main = client.connect(server.mainPort())) {
            assertThat(server.next().established().localCertificate()).isEqualTo(OLD.getCertificate());
            assertThat(TlsClient.echo(main, "before")).isEqualTo("before");

            write(NEW);
            try (SSLSocket side = client.connect(server.sidePort())) {
                TlsSession session = server.next().established();
                assertThat(session.resumption()).isEqualTo(TestEngine.resumed());
                assertThat(session.localCertificate()).isEqualTo(OLD.getCertificate());
                assertThat(TlsClient.echo(side, "side")).isEqualTo("side");
            }
            assertThat(TlsClient.echo(main, "after")).isEqualTo("after");
            server.connection().close();

            try (SSLSocket next = new TlsClient(version).connect(server.mainPort())) {
                assertThat(next.getSession().getPeerCertificates()[0]).isEqualTo(NEW.getCertificate());
                server.next().established();
            }
        }
    }

    @Test
    void withoutACertificateHandshakesFailUntilOneArrives() throws IOException {
        try (Fixture server = new Fixture(CertificateSelector.byKeyType(identities))) {
            assertThatThrownBy(() -> new TlsClient("TLSv1.3").connect(server.mainPort()))
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("handshake_failure");
            assertThat(server.next().failed().reason()).isEqualTo("No certificate was selected for this client.");

            write(NEW);
            try (SSLSocket client = new TlsClient("TLSv1.3").connect(server.mainPort())) {
                assertThat(client.getSession().getPeerCertificates()[0]).isEqualTo(NEW.getCertificate());
            }
        }
    }

    @Test
    void withoutACertificateNamesAreRefusedUntilOneArrives() throws IOException {
        CertificateSelector selector = CertificateSelector.bySni(SniFallback.REJECT, identities);
        try (Fixture server = new Fixture(selector)) {
            assertThat(selector.hasCertificates()).isFalse();
            assertThatThrownBy(() -> new TlsClient("TLSv1.2").connect(server.mainPort(), "localhost"))
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("unrecognized_name");

            write(NEW);
            assertThat(selector.hasCertificates()).isTrue();
            try (SSLSocket client = new TlsClient("TLSv1.2").connect(server.mainPort(), "localhost")) {
                assertThat(client.getSession().getPeerCertificates()[0]).isEqualTo(NEW.getCertificate());
            }
        }
    }

    @Test
    @Tag("BORINGSSL")
    void whatTheEngineCannotServeIsNotShown() throws IOException {
        write(OLD);
        X509Bundle unusual = TestKeys.bundle(() -> new CertificateBuilder()
                .subject("CN=unusual.example")
                .algorithm(CertificateBuilder.Algorithm.ed25519)
                .buildIssuedBy(TestKeys.AUTHORITY));
        Files.writeString(folder.resolve("cert.pem"), unusual.getCertificatePathPEM());
        Files.writeString(folder.resolve("key.pem"), unusual.getPrivateKeyPEM());

        assertThat(identities.reload().faults())
                .containsExactly("Keeping the certificate of CN=old.example: The TLS engine BORINGSSL cannot serve the"
                        + " certificate of CN=unusual.example with its EdDSA key"
                        + " (expected: ECDSA with P-256, P-384 or P-521, or RSA with 2048 bits or more).");
        assertThat(identities.current().get(0).certificate()).isEqualTo(OLD.getCertificate());
    }

    @Test
    void aBrokenFileChangesNothingForClients() throws IOException {
        write(OLD);
        CertifiedKey before = identities.current().get(0);
        Files.writeString(folder.resolve("cert.pem"), "");

        assertThat(identities.reload().faults()).hasSize(1);
        try (Fixture server = new Fixture(CertificateSelector.single(identities));
                SSLSocket client = new TlsClient("TLSv1.3").connect(server.mainPort())) {
            assertThat(client.getSession().getPeerCertificates()[0]).isEqualTo(before.certificate());
        }
    }

    private void write(X509Bundle identity) throws IOException {
        Files.writeString(folder.resolve("cert.pem"), identity.getCertificatePathPEM());
        Stored.privately(folder.resolve("key.pem"), identity.getPrivateKeyPEM());
        assertThat(identities.reload().faults()).isEmpty();
    }
}
