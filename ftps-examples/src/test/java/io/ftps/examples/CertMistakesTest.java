/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake has its sentence and exit code, and nothing is made. */
final class CertMistakesTest {
    private static final Pattern SPACES = Pattern.compile(" ");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void prepare() throws IOException {
        CommandRun.of("cert", "ca", "Test CA", "--dir", folder.toString());
        CommandRun.of("cert", "self-signed", "a.example", "--dir", folder.toString());
        CommandRun.of("cert", "csr", "b.example", "--dir", folder.toString());
        Files.writeString(folder.resolve("text"), "hello");
    }

    /** Words of a command line, in which DIR is the folder. */
    private static CommandRun run(String line) {
        return CommandRun.of(SPACES.splitAsStream(line)
                .map(word -> word.replace("DIR", folder.toString()))
                .toArray(String[]::new));
    }

    private static long files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cert | A command is missing: self-signed, ca, issue, csr, import, list or show.",
                "cert self-signed | Missing required parameter: 'NAME'",
                "cert self-signed ftp_ex!ample --dir DIR | \"ftp_ex!ample\" is neither a DNS name nor an IP address (expected: such as ftp.example.com, *.example.com or 192.0.2.7).",
                "cert self-signed c.example --days 0 --dir DIR | A certificate cannot be valid for 0 days (expected: 1 to 36500).",
                "cert self-signed c.example --key dsa --dir DIR | \"dsa\" is no kind of key (expected: ec-p256, ec-p384, rsa-2048, rsa-3072, rsa-4096, ed25519).",
                "cert self-signed c.example --passphrase secret --dir DIR | passphrase: *** (expected: env:NAME or file:PATH)",
                "cert ca '' --dir DIR | Missing required parameter: 'NAME'",
                "cert issue --ca DIR/ca.pem --dir DIR | Exactly one of NAME and --request is needed.",
                "cert issue c.example --request DIR/b.example.csr --dir DIR | Exactly one of NAME and --request is needed.",
                "cert issue --request DIR/b.example.csr --key rsa-2048 --dir DIR | --key cannot be used beside --request, which has its key.",
                "cert issue c.example --for partner --ca DIR/ca.pem --dir DIR | --for: partner (expected: server, client or both)",
                "cert issue alice bob --for client --ca DIR/ca.pem --dir DIR | A client has one NAME: alice, bob.",
                "cert show nowhere | \"nowhere\" is neither a file, a folder nor HOST:PORT.",
                "cert show host:99999 | \"host:99999\" is neither a file, a folder nor HOST:PORT."
            })
    void whatCannotBeMeant(String line, String sentence) throws IOException {
        long before = files();
        CommandRun run = run(line.replace(" ''", ""));
        assertThat(run.err()).startsWith("ftps: " + sentence.replace("DIR", folder.toString()) + "\nTry: ftps cert");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cert issue c.example --ca DIR/no.pem --dir DIR | The certificate file DIR/no.pem does not exist.",
                "cert issue c.example --ca DIR/ca.pem --ca-key DIR/a.example.key --dir DIR | The private key in DIR/a.example.key does not belong to the certificate of CN=Test CA in DIR/ca.pem (expected: the key of this certificate).",
                "cert issue c.example --ca DIR/a.example.pem --dir DIR | The certificate of CN=a.example may not issue others (expected: that of an authority).",
                "cert issue --request DIR/text --ca DIR/ca.pem --dir DIR | DIR/text holds no request (expected: a PEM block BEGIN CERTIFICATE REQUEST).",
                "cert self-signed c.example --passphrase file:DIR/none --dir DIR | The passphrase file DIR/none does not exist.",
                "cert import DIR/b.example.key DIR/a.example.pem | The private key in DIR/b.example.key does not belong to the certificate of CN=a.example (expected: the key of this certificate).",
                "cert import DIR/b.example.key DIR/text | DIR/text holds no certificate (expected: PEM, DER, PKCS#12 or JKS).",
                "cert import DIR/text DIR/a.example.pem | DIR/text holds no private key (expected: a PEM block BEGIN PRIVATE KEY).",
                "cert list DIR/none | DIR/none does not exist.",
                "cert list DIR/text | DIR/text is no folder.",
                "cert show DIR/a.example.key | DIR/a.example.key holds a private key but no certificate (expected: PEM, DER, PKCS#12 or JKS).",
            })
    void whatCannotBeDone(String line, String sentence) throws IOException {
        long before = files();
        assertThat(run(line))
                .isEqualTo(new CommandRun(1, "", "ftps: " + sentence.replace("DIR", folder.toString()) + "\n"));
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void anAnswerWithoutItsIssuerNamesWhoIsMissing() {
        run("cert issue --request DIR/b.example.csr --ca DIR/ca.pem --dir DIR --file answer");
        assertThat(run("cert import DIR/b.example.key DIR/answer.pem"))
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        "ftps: " + folder + "/answer.pem lacks the certificate of CN=Test CA,"
                                + " which issued that of CN=b.example (expected: all issuers; get it from the authority, and give"
                                + " it beside the answer).\n"));
    }
}
