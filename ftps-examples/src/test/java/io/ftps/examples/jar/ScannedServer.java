/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.jar;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.KeyUsage;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;

/**
 * A server with everything a scanner asks for: a certificate from an authority it is told to believe, with its address among
 * the names, and a place where revocations would be published.
 *
 * @param authority file of the authority's certificate
 * @param process the server
 */
record ScannedServer(Path authority, FtpsProcess process) implements AutoCloseable {
    private static final String CONFIGURATION = """
            engine: %s
            listeners:
              - { mode: explicit, port: 0, address: 127.0.0.1 }
              - { mode: implicit, port: 0, address: 127.0.0.1 }
            certificate:
              pem: { chain: chain.pem, key: key.pem }
            users: { file: users }
            """;

    static ScannedServer start(Path folder, String engine) throws Exception {
        Path authority = folder.resolve("authority.pem");
        certificates(folder, authority);
        Files.writeString(folder.resolve("ftps.yaml"), CONFIGURATION.formatted(engine));
        Files.createFile(
                folder.resolve("users"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new ScannedServer(
                authority,
                FtpsProcess.begin(folder, "serve", "--config", "ftps.yaml").started());
    }

    private static void certificates(Path folder, Path authority) throws Exception {
        X509Bundle issuer = new CertificateBuilder()
                .subject("CN=Scanned Authority")
                .setIsCertificateAuthority(true)
                .setKeyUsage(true, KeyUsage.keyCertSign, KeyUsage.cRLSign)
                .ecp256()
                .buildSelfSigned();
        X509Bundle server = new CertificateBuilder()
                .subject("CN=localhost")
                .addSanDnsName("localhost")
                .addSanIpAddress("127.0.0.1")
                .setKeyUsage(true, KeyUsage.digitalSignature)
                .addExtendedKeyUsageServerAuth()
                .addCrlDistributionPoint(URI.create("http://localhost/authority.crl"))
                .notAfter(Instant.now().plus(Duration.ofDays(90)))
                .ecp256()
                .buildIssuedBy(issuer);
        Files.writeString(authority, issuer.getCertificatePEM());
        Files.writeString(folder.resolve("chain.pem"), server.getCertificatePathPEM());
        Files.writeString(folder.resolve("key.pem"), server.getPrivateKeyPEM());
    }

    String address(String listener) throws IOException {
        return "127.0.0.1:" + process.port(listener);
    }

    @Override
    public void close() {
        process.close();
    }
}
