/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.jar;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.KeyUsage;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An authority of partners, as {@code authority.pem} and {@code authority.key}, with a revocation list {@code crl.pem} that
 * openssl writes.
 *
 * @param folder where its files are
 * @param bundle certificate and key
 */
record Partner(Path folder, X509Bundle bundle) {
    private static final String OPENSSL = """
            [ca]
            default_ca = partner
            [partner]
            database = index.txt
            default_md = sha256
            default_crl_days = 30
            """;

    static Partner in(Path folder) throws Exception {
        X509Bundle bundle = new CertificateBuilder()
                .subject("CN=Partner Authority")
                .setIsCertificateAuthority(true)
                .setKeyUsage(true, KeyUsage.keyCertSign, KeyUsage.cRLSign)
                .ecp256()
                .buildSelfSigned();
        Files.writeString(folder.resolve("authority.pem"), bundle.getCertificatePEM());
        Files.writeString(folder.resolve("authority.key"), bundle.getPrivateKeyPEM());
        Files.writeString(folder.resolve("openssl.cnf"), OPENSSL);
        Files.createFile(folder.resolve("index.txt"));
        Partner partner = new Partner(folder, bundle);
        partner.writeList();
        return partner;
    }

    /** Somebody's certificate, as {@code NAME.pem} and {@code NAME.key}. */
    X509Bundle issue(String name) throws Exception {
        X509Bundle client = new CertificateBuilder()
                .subject("CN=" + name)
                .setKeyUsage(true, KeyUsage.digitalSignature)
                .addExtendedKeyUsageClientAuth()
                .ecp256()
                .buildIssuedBy(bundle);
        Files.writeString(folder.resolve(name + ".pem"), client.getCertificatePEM());
        Files.writeString(folder.resolve(name + ".key"), client.getPrivateKeyPEM());
        // GnuTLS reads no EC key without its public half, which the JDK leaves out and openssl puts in.
        openssl("ec -in " + name + ".key -out " + name + ".key");
        return client;
    }

    /** Puts somebody's certificate on the list. */
    void revoke(String name) throws IOException, InterruptedException {
        ca("-revoke " + name + ".pem");
        writeList();
    }

    private void writeList() throws IOException, InterruptedException {
        ca("-gencrl -out crl.new && mv crl.new crl.pem");
    }

    private void ca(String options) throws IOException, InterruptedException {
        openssl("ca -config openssl.cnf -keyfile authority.key -cert authority.pem " + options);
    }

    private void openssl(String line) throws IOException, InterruptedException {
        Shell run = Shell.run(folder, "openssl " + line);
        if (run.exitCode() != 0) {
            throw new IllegalStateException(run.output());
        }
    }
}
