/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.examples.jar.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What openssl says of that which was made. */
final class CertOpensslTest {
    private static final Pattern SPACES = Pattern.compile(" ");

    @TempDir
    private Path folder;

    private void ftps(String line) {
        CommandRun run = CommandRun.of(SPACES.splitAsStream(line)
                .map(word -> word.replace("DIR", folder.toString()))
                .toArray(String[]::new));
        assertThat(run.err()).isEmpty();
    }

    private String openssl(String line) throws IOException, InterruptedException {
        Shell run = Shell.run(folder, "openssl " + line);
        assertThat(run.exitCode()).as(run.output()).isZero();
        return run.output();
    }

    @BeforeEach
    void makeAuthority() {
        Shell.need("openssl");
        ftps("cert ca Test --dir DIR");
    }

    @Test
    void aRequestIsSignedAndHasItsNames() throws Exception {
        ftps("cert csr ftp.example.com 192.0.2.7 --dir DIR");
        assertThat(openssl("req -in ftp.example.com.csr -verify -noout")).contains("verify OK");
        assertThat(openssl("req -in ftp.example.com.csr -noout -text"))
                .contains("Subject: CN = ftp.example.com", "DNS:ftp.example.com, IP Address:192.0.2.7");
        ftps("cert issue --request DIR/ftp.example.com.csr --ca DIR/ca.pem --dir DIR");
        assertThat(openssl("verify -CAfile ca.pem -purpose sslserver -x509_strict -verify_hostname ftp.example.com"
                        + " ftp.example.com.pem"))
                .isEqualTo("ftp.example.com.pem: OK\n");
    }

    @Test
    void anIssuedCertificateIsWhatItSays() throws Exception {
        ftps("cert issue alice --for client --ca DIR/ca.pem --dir DIR");
        assertThat(openssl("verify -CAfile ca.pem -purpose sslclient -x509_strict alice.pem"))
                .isEqualTo("alice.pem: OK\n");
        assertThat(openssl("x509 -in alice.pem -noout -text"))
                .contains(
                        "Issuer: CN = Test\n",
                        "Subject: CN = alice\n",
                        "CA:FALSE",
                        "TLS Web Client Authentication",
                        "X509v3 Authority Key Identifier")
                .doesNotContain("TLS Web Server Authentication");
        assertThat(openssl("x509 -in ca.pem -noout -text"))
                .contains("CA:TRUE, pathlen:0", "Certificate Sign, CRL Sign");
    }

    @Test
    void anEncryptedKeyIsReadWithItsPassphrase() throws Exception {
        Files.writeString(folder.resolve("pass"), "correct horse");
        ftps("cert self-signed a.example --passphrase file:DIR/pass --dir DIR");
        assertThat(openssl("pkey -in a.example.key -passin file:pass -noout -text"))
                .contains("prime256v1");
        assertThat(Shell.run(folder, "openssl pkey -in a.example.key -passin pass:wrong -noout")
                        .exitCode())
                .isNotZero();
    }

    @Test
    void whatOpensslRequestsAndSignsIsTaken() throws Exception {
        openssl(
                "req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout own.key -out own.csr -subj /O=Us/CN=own"
                        + " -addext subjectAltName=DNS:own.example");
        ftps("cert issue --request DIR/own.csr --ca DIR/ca.pem --dir DIR");
        assertThat(openssl("x509 -in own.pem -noout -subject -ext subjectAltName"))
                .contains("O = Us, CN = own", "DNS:own.example");
        ftps("cert csr b.example --dir DIR");
        openssl(
                "x509 -req -in b.example.csr -CA ca.pem -CAkey ca.key -CAcreateserial -copy_extensions copy -days 9 -out"
                        + " answer.pem");
        ftps("cert import DIR/b.example.key DIR/answer.pem DIR/ca.pem");
        assertThat(openssl("verify -CAfile ca.pem b.example.pem")).isEqualTo("b.example.pem: OK\n");
    }

    @Test
    void anAnswerThatLacksANameIsTakenWithAWarning() throws Exception {
        ftps("cert csr c.example d.example --dir DIR");
        Files.writeString(folder.resolve("names"), "subjectAltName=DNS:c.example");
        openssl("x509 -req -in c.example.csr -CA ca.pem -CAkey ca.key -CAcreateserial -extfile names -out answer.pem");
        String base = folder + "/c.example";
        CommandRun run =
                CommandRun.of("cert", "import", base + ".key", folder + "/answer.pem", "--ca", folder + "/ca.pem");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .isEqualTo(
                        "ftps: " + base + ".csr asks for names that the certificate lacks: d.example; clients that use"
                                + " them will refuse it.\n");
    }
}
