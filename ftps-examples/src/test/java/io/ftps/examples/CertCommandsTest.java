/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.certificate.CertificateContents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands that make certificates print, to the letter. */
final class CertCommandsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private CommandRun cert(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of("cert", command));
        all.addAll(List.of(arguments));
        return CommandRun.at(CLOCK, all.toArray(String[]::new));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    /** A file of what was made, as the output names it. */
    private String fingerprint(String name) {
        return identity(name).sha256Fingerprint();
    }

    private CertifiedKey identity(String base) {
        return CertifiedKey.fromPem(folder.resolve(base + ".pem"), folder.resolve(base + ".key"));
    }

    private void makeAuthority() {
        assertThat(cert("ca", "Test CA", "--dir", folder.toString()).err()).isEmpty();
    }

    @Test
    void selfSigned() throws IOException {
        CommandRun run = cert("self-signed", "ftp.example.com", "192.0.2.7", "2001:db8::7", "--dir", folder.toString());
        assertThat(run)
                .isEqualTo(new CommandRun(
                        0, """
                        Made a self-signed certificate for ftp.example.com, 192.0.2.7, 2001:db8::7, valid until 2027-11-22 (365 days left):
                          certificate  DIR/ftp.example.com.pem
                          key          DIR/ftp.example.com.key, ec-p256, not encrypted, readable by its owner only
                          SHA-256      PRINT

                        Nobody vouches for it: clients must be told to believe it. To serve it, write into the configuration:

                          certificate: { pem: { chain: DIR/ftp.example.com.pem, key: DIR/ftp.example.com.key } }
                        """.replace("DIR", folder.toString()).replace("PRINT", fingerprint("ftp.example.com")), ""));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ftp.example.com.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void authorityAndWhatItIssues() {
        CommandRun made = cert("ca", "Test CA", "--dir", folder.toString());
        assertThat(made)
                .isEqualTo(new CommandRun(
                        0, """
                        Made the authority CN=Test CA, valid until 2036-11-19 (3650 days left):
                          certificate  DIR/ca.pem
                          key          DIR/ca.key, ec-p256, not encrypted, readable by its owner only
                          SHA-256      PRINT

                        Give DIR/ca.pem to those who shall believe it. Whoever has DIR/ca.key can be any server to them. Next:

                          ftps cert issue ftp.example.com --ca DIR/ca.pem
                        """.replace("DIR", folder.toString()).replace("PRINT", fingerprint("ca")), ""));
        CommandRun issued =
                cert("issue", "*.example.com", "--ca", file("ca.pem"), "--dir", folder.toString(), "--days", "30");
        assertThat(issued)
                .isEqualTo(new CommandRun(
                        0, """
                        Issued a certificate for *.example.com, valid until 2026-12-22 (30 days left):
                          certificate  DIR/_.example.com.pem
                          key          DIR/_.example.com.key, ec-p256, not encrypted, readable by its owner only
                          SHA-256      PRINT

                        Clients that believe DIR/ca.pem believe it. To serve it, write into the configuration:

                          certificate: { pem: { chain: DIR/_.example.com.pem, key: DIR/_.example.com.key } }
                        """.replace("DIR", folder.toString()).replace("PRINT", fingerprint("_.example.com")), ""));
    }

    @Test
    void aClientsCertificateIsRegisteredNext() throws Exception {
        makeAuthority();
        CommandRun run =
                cert("issue", "--for", "client", "Alice Example", "--ca", file("ca.pem"), "--dir", folder.toString());
        assertThat(run)
                .isEqualTo(new CommandRun(
                        0, """
                        Issued a certificate for CN=Alice Example, valid until 2027-11-22 (365 days left):
                          certificate  DIR/Alice_Example.pem
                          key          DIR/Alice_Example.key, ec-p256, not encrypted, readable by its owner only
                          SHA-256      PRINT

                        Where the server is, register it with its user:

                          ftps client-cert import 'Alice Example' DIR/Alice_Example.pem
                        """.replace("DIR", folder.toString()).replace("PRINT", fingerprint("Alice_Example")), ""));
        assertThat(identity("Alice_Example").certificate().getExtendedKeyUsage())
                .containsExactly("1.3.6.1.5.5.7.3.2");
    }

    @Test
    void requestAnswerAndImport() {
        makeAuthority();
        CommandRun request = cert("csr", "ftp.example.com", "ftp.example.net", "--dir", folder.toString());
        assertThat(request).isEqualTo(new CommandRun(0, """
                        Made a request for ftp.example.com, ftp.example.net:
                          request      DIR/ftp.example.com.csr
                          key          DIR/ftp.example.com.key, ec-p256, not encrypted, readable by its owner only

                        Send DIR/ftp.example.com.csr to your authority, and keep the key. With the answer, run:

                          ftps cert import DIR/ftp.example.com.key ANSWER.pem
                        """.replace("DIR", folder.toString()), ""));
        CommandRun answer = cert(
                "issue",
                "--request",
                file("ftp.example.com.csr"),
                "--ca",
                file("ca.pem"),
                "--dir",
                folder.toString(),
                "--file",
                "answer");
        CommandRun taken = cert("import", file("ftp.example.com.key"), file("answer.pem"), "--ca", file("ca.pem"));
        String print = fingerprint("ftp.example.com");
        assertThat(answer)
                .isEqualTo(
                        new CommandRun(0, """
                        Issued a certificate for ftp.example.com, ftp.example.net, valid until 2027-11-22 (365 days left):
                          subject      CN=ftp.example.com
                          certificate  DIR/answer.pem
                          SHA-256      PRINT

                        Send it back together with DIR/ca.pem. Where the key is, run:

                          ftps cert import DIR/ftp.example.com.key DIR/answer.pem --ca DIR/ca.pem
                        """.replace("DIR", folder.toString()).replace("PRINT", print), ""));
        assertThat(taken)
                .isEqualTo(
                        new CommandRun(0, """
                        The answer is for this key and has all its issuers, up to CN=Test CA:
                          certificate  DIR/ftp.example.com.pem, for ftp.example.com, ftp.example.net
                          for          TLS servers
                          valid        until 2027-11-22 (365 days left)
                          SHA-256      PRINT

                        To serve it, write into the configuration:

                          certificate: { pem: { chain: DIR/ftp.example.com.pem, key: DIR/ftp.example.com.key } }
                        """.replace("DIR", folder.toString()).replace("PRINT", print), ""));
    }

    @Test
    void aPassphraseEncryptsAndIsToldByItsPlaceOnly() throws IOException {
        Path secret = Files.writeString(folder.resolve("pass"), "correct horse\n");
        String place = "file:" + secret;
        CommandRun made = cert("ca", "Test CA", "--dir", folder.toString(), "--passphrase", place);
        assertThat(made.out())
                .contains("/ca.key, ec-p256, encrypted, readable by its owner only\n")
                .endsWith("  ftps cert issue ftp.example.com --ca " + file("ca.pem") + " --ca-passphrase " + place
                        + "\n");
        CommandRun issued = cert(
                "issue",
                "a.example",
                "--ca",
                file("ca.pem"),
                "--ca-passphrase",
                place,
                "--dir",
                folder.toString(),
                "--passphrase",
                place);
        assertThat(issued.out())
                .endsWith("key: " + file("a.example.key") + ", passphrase: \"" + place + "\" } }\n")
                .doesNotContain("horse");
        assertThat(folder.resolve("a.example.key")).content().startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
    }

    @Test
    void onlyWithReplaceIsAnythingOverwritten() {
        makeAuthority();
        String before = fingerprint("ca");
        assertThat(cert("ca", "Other", "--dir", folder.toString()))
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        "ftps: " + file("ca.pem") + " is there and is not overwritten (expected:"
                                + " another --file or --dir, or --replace).\n"));
        assertThat(fingerprint("ca")).isEqualTo(before);
        assertThat(cert("ca", "Other", "--dir", folder.toString(), "--replace").exitCode())
                .isZero();
        assertThat(fingerprint("ca")).isNotEqualTo(before);
    }

    @Test
    void ed25519IsMadeWithAWarning() {
        CommandRun run = cert("self-signed", "a.example", "--key", "ed25519", "--dir", folder.toString());
        assertThat(run.out())
                .contains(
                        "\n\nOnly the engine JDK serves an Ed25519 key (engine: jdk), and many clients cannot use it.\n");
        assertThat(CertificateContents.read(folder.resolve("a.example.pem"), Optional.empty())
                        .certificates()
                        .get(0)
                        .getSigAlgName())
                .isIn("Ed25519", "EdDSA");
    }
}
