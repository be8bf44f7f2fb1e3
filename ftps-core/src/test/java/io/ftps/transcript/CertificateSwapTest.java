/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.TlsMode;
import io.ftps.server.TransferResult.Outcome;
import io.ftps.testing.DataConnection;
import io.ftps.testing.FtpClient;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestRun;
import io.ftps.testing.TestServer;
import io.ftps.tls.CertificateSelector;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.certificate.CertificateSource;
import io.ftps.tls.certificate.PemFiles;
import io.ftps.tls.certificate.ReloadingIdentities;
import io.ftps.tls.certificate.SelfSigned;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The day a certificate is renewed, on a server that is in the middle of its work. */
final class CertificateSwapTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final int TRANSFERS = 50;
    private static final int HALF = 40_000;
    private static final CertifiedKey RENEWED =
            SelfSigned.withCommonName("renewed").dnsName("localhost").create();

    @TempDir
    private Path folder;

    private ReloadingIdentities keptIn(Path certificates) throws IOException {
        PemFiles.write(TestServer.key(), certificates.resolve("chain.pem"), certificates.resolve("key.pem"));
        return ReloadingIdentities.builder()
                .engine(TestRun.engineChoice())
                .source(CertificateSource.pem(certificates.resolve("chain.pem"), certificates.resolve("key.pem")))
                .start();
    }

    private static void renew(Path certificates, ReloadingIdentities identities) throws IOException {
        Files.delete(certificates.resolve("chain.pem"));
        Files.delete(certificates.resolve("key.pem"));
        PemFiles.write(RENEWED, certificates.resolve("chain.pem"), certificates.resolve("key.pem"));
        assertThat(identities.reload().faults()).isEmpty();
    }

    @Test
    void fiftyRunningTransfersEndWellAndTheNextConnectionSeesTheNewCertificate() throws Exception {
        Path certificates = Files.createDirectory(folder.resolve("certificates"));
        Path files = Files.createDirectory(folder.resolve("files"));
        try (ReloadingIdentities identities = keptIn(certificates);
                TestServer server = TestServer.with(files)
                        .certificates(CertificateSelector.single(identities))
                        .start()) {
            assertThat(shownBy(server)).isEqualTo(TestServer.key().certificate());
            List<Upload> uploads = new ArrayList<>();
            for (int i = 0; i < TRANSFERS; i++) {
                uploads.add(Upload.begin(server, "f" + i));
            }

            renew(certificates, identities);
            assertThat(shownBy(server)).isEqualTo(RENEWED.certificate());

            for (Upload upload : uploads) {
                upload.end();
                assertThat(files.resolve(upload.name())).hasBinaryContent(Upload.bytes(upload.name()));
            }
            assertThat(server.events().transfers())
                    .hasSize(2 * TRANSFERS)
                    .allSatisfy(ended -> assertThat(ended.result().outcome()).isEqualTo(Outcome.COMPLETED));
        }
    }

    /** An upload of which one half has been sent. */
    private record Upload(String name, FtpClient client, DataConnection data) {
        static Upload begin(TestServer server, String name) throws IOException {
            FtpClient client = server.login(TlsMode.IMPLICIT);
            DataConnection data = client.connectData(client.epsv());
            client.command("STOR " + name, 150);
            data.handshake();
            data.write(Arrays.copyOf(bytes(name), HALF));
            return new Upload(name, client, data);
        }

        /** What is in a file of this name. */
        static byte[] bytes(String name) {
            byte[] bytes = new byte[2 * HALF];
            new Random(name.hashCode()).nextBytes(bytes);
            return bytes;
        }

        /** The other half; then the session downloads, whose data connection has yet to be made. */
        void end() throws IOException {
            data.write(Arrays.copyOfRange(bytes(name), HALF, 2 * HALF));
            data.finish();
            client.expect(226);
            assertThat(client.download("RETR " + name)).isEqualTo(bytes(name));
            data.close();
            client.close();
        }
    }

    private static Certificate shownBy(TestServer server) throws IOException, GeneralSecurityException {
        SSLContext credulous = SSLContext.getInstance("TLS");
        credulous.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        InetSocketAddress address = server.address(TlsMode.IMPLICIT);
        try (SSLSocket socket =
                (SSLSocket) credulous.getSocketFactory().createSocket(address.getAddress(), address.getPort())) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }
}
