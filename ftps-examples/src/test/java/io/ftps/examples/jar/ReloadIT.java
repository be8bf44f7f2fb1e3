/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ftps.tls.certificate.PemFiles;
import io.ftps.tls.certificate.SelfSigned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that comes late, as an operator meets it. */
final class ReloadIT {
    private static final String CONFIGURATION = """
            listeners: [{ mode: explicit, port: 0, address: 127.0.0.1 }]
            certificate: { pem: { chain: chain.pem, key: key.pem } }
            users: { file: users }
            """;

    @TempDir
    private Path folder;

    @Test
    void aServerStartsWithoutCertificateAndTakesOneUponHangup() throws IOException, InterruptedException {
        Shell.need("curl");
        Files.createFile(
                folder.resolve("users"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(folder.resolve("ftps.yaml"), CONFIGURATION);
        try (FtpsProcess server =
                FtpsProcess.begin(folder, "serve", "--config", "ftps.yaml").started()) {
            String curl =
                    "curl -sS --ssl-reqd --cacert chain.pem --user a:b ftp://localhost:" + server.port("explicit");
            assertThat(server.out()).contains("  certificate  NO CERTIFICATE, so nobody gets in with TLS");
            assertThat(server.err()).contains("Listener explicit HAS NO CERTIFICATE: ");
            PemFiles.write(
                    SelfSigned.withCommonName("late").dnsName("localhost").create(),
                    folder.resolve("chain.pem"),
                    folder.resolve("key.pem"));
            assertThat(Shell.run(folder, curl)).isEqualTo(new Shell(64, "curl: (64) Requested SSL level failed\n"));
            server.hangUp();
            await("the certificate")
                    .until(() -> server.err().contains("Certificates shown from the next connection on"));
            assertThat(Shell.run(folder, curl)).isEqualTo(new Shell(67, "curl: (67) Access denied: 530\n"));
            assertThat(server.err()).contains("SIGHUP: all certificates are read anew.");
        }
    }
}
