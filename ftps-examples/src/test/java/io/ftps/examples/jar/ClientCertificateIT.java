/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ftps.auth.Account;
import io.ftps.auth.CertificateMatch.ThisCertificate;
import io.ftps.auth.Digest;
import io.ftps.auth.Digest.Algorithm;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.PasswordHash;
import io.ftps.auth.RegisteredCertificate;
import io.ftps.auth.User;
import io.ftps.auth.file.UsersFileEditor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose clients show certificates, with real clients, as partners and their operator meet it. */
@Tag("CLIENT")
final class ClientCertificateIT {
    private static final String CONFIGURATION = """
            listeners: [{ mode: explicit, port: 0, address: 127.0.0.1 }]
            certificate: { self-signed: data }
            client-certificates: require
            trusted-authorities: authority.pem
            revocation: { crls: crl.pem }
            passive: { ports: any }
            users: { file: users }
            home: files/{user}
            tank: held/tank
            login-guard: { delay: 0s }
            limits: { login-failure-delay: 20ms }
            """;

    private static final int PART = 300_000;

    @TempDir
    private static Path folder;

    private static Partner partner;
    private static FtpsProcess server;

    @BeforeAll
    static void start() throws Exception {
        Shell.need("openssl");
        partner = Partner.in(folder);
        add("alice", LoginMethod.CERTIFICATE);
        add("bob", LoginMethod.CERTIFICATE_AND_PASSWORD);
        add("dave", LoginMethod.CERTIFICATE_OR_PASSWORD);
        add("erin", LoginMethod.CERTIFICATE);
        partner.issue("stranger");
        Files.writeString(folder.resolve("ftps.yaml"), CONFIGURATION);
        server = FtpsProcess.begin(folder, "serve", "--config", "ftps.yaml").started();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static void add(String name, LoginMethod method) throws Exception {
        X509Certificate certificate = partner.issue(name).getCertificate();
        Account account = new Account(
                User.named(name),
                method,
                Optional.of(PasswordHash.argon2id("secret".toCharArray())),
                List.of(RegisteredCertificate.of(new ThisCertificate(Digest.of(Algorithm.SHA_256, certificate)))));
        UsersFileEditor.of(folder.resolve("users")).add(account);
        Files.createDirectories(folder.resolve("files").resolve(name));
        Files.writeString(folder.resolve("files").resolve(name).resolve("welcome.txt"), "Hello " + name + ".\n");
    }

    private static String curl(String certificate, String login) throws IOException {
        return "curl -sS --ssl-reqd --cacert data/certificate.pem --cert " + certificate + ".pem --key " + certificate
                + ".key --user " + login + " ftp://localhost:" + server.port("explicit") + "/";
    }

    private static Shell openssl(String certificate, String commands) throws IOException, InterruptedException {
        return Shell.run(
                folder,
                "printf '" + commands + "QUIT\\r\\n' | openssl s_client -quiet -starttls ftp -connect 127.0.0.1:"
                        + server.port("explicit") + " -cert " + certificate + ".pem -key " + certificate
                        + ".key 2>/dev/null");
    }

    @Test
    void theStartScreenSaysWhoIsBelieved() throws IOException {
        assertThat(server.out())
                .contains(", client certificates required\n")
                .contains("  clients      believed on explicit:\n               those of CN=Partner Authority, ")
                .contains("               unless revoked, by crl.pem; refused when nobody can tell\n")
                .contains("  tank         held/tank, 0 certificates wait\n");
    }

    @Test
    void curlNeedsNoPasswordWhereACertificateSuffices() throws IOException, InterruptedException {
        Shell.need("curl");
        assertThat(Shell.run(folder, curl("alice", "alice:") + "welcome.txt"))
                .isEqualTo(new Shell(0, "Hello alice.\n"));
        assertThat(Shell.run(folder, curl("dave", "dave:") + "welcome.txt")).isEqualTo(new Shell(0, "Hello dave.\n"));
    }

    @Test
    void curlIsAskedForAPasswordWhereTheMethodWantsBoth() throws IOException, InterruptedException {
        Shell.need("curl");
        assertThat(Shell.run(folder, curl("bob", "bob:wrong") + "welcome.txt").exitCode())
                .isEqualTo(67);
        assertThat(Shell.run(folder, curl("bob", "bob:secret") + "welcome.txt"))
                .isEqualTo(new Shell(0, "Hello bob.\n"));
    }

    @Test
    void lftpNeedsNoPasswordWhereACertificateSuffices() throws IOException, InterruptedException {
        Shell.need("lftp");
        assertThat(lftp("alice", "anything")).isEqualTo(new Shell(0, "Hello alice.\n"));
        assertThat(lftp("bob", "secret")).isEqualTo(new Shell(0, "Hello bob.\n"));
        assertThat(lftp("bob", "wrong").output()).contains("530 Not logged in. Client certificate is not registered.");
    }

    private static Shell lftp(String user, String password) throws IOException, InterruptedException {
        return Shell.run(
                folder,
                "lftp --norc -u " + user + "," + password
                        + " -e 'set net:max-retries 1; set ssl:ca-file data/certificate.pem;"
                        + " set ssl:cert-file " + user + ".pem; set ssl:key-file " + user
                        + ".key; set ftp:ssl-force yes; set ftp:ssl-protect-data yes; cat welcome.txt; bye'"
                        + " ftp://localhost:" + server.port("explicit"));
    }

    @Test
    void aStrangersCertificateWaitsUntilTheLoggedCommandAcceptsIt() throws IOException, InterruptedException {
        String attempt = "USER alice\\r\\nPASS x\\r\\n";
        assertThat(openssl("stranger", attempt).output())
                .contains("331 ")
                .contains("530 Not logged in. Client certificate is not registered.");
        Pattern held = Pattern.compile("certificate-held user=alice sha256=\\w{64} subject=\"CN=stranger\" trusted=yes"
                + " from=127.0.0.1 id=(\\w+) accept=\"(java -jar [^\"]+)\"");
        await("the tank").until(() -> held.matcher(server.err()).find());
        List<MatchResult> lines = held.matcher(server.err()).results().toList();
        assertThat(lines).hasSize(1);
        Shell accepted = Shell.run(folder, lines.get(0).group(2));
        assertThat(accepted.output()).matches("Registered sha256/\\w{64} with user alice\\.\n");
        await("the login")
                .untilAsserted(
                        () -> assertThat(openssl("stranger", "USER alice\\r\\n").output())
                                .contains("232 "));
        assertThat(Shell.run(
                        folder, FtpsProcess.java() + " -jar " + FtpsProcess.jar() + " tank list --config ftps.yaml"))
                .isEqualTo(new Shell(0, "No certificate waits in the tank held/tank.\n"));
    }

    @Test
    void aSessionWhoseCertificateIsRevokedEndsInTheMiddleOfItsTransfer() throws IOException, InterruptedException {
        Shell.need("curl");
        Process client = new ProcessBuilder("sh", "-c", curl("erin", "erin:") + "big.bin -T -")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("revoked.txt").toFile())
                .start();
        try (OutputStream upload = client.getOutputStream()) {
            upload.write(new byte[PART]);
            upload.flush();
            await("the upload").atMost(Duration.ofMinutes(1)).until(ClientCertificateIT::isUploading);
            partner.revoke("erin");
            server.hangUp();
            await("the end")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> server.err().contains("certificate-revoked"));
        } catch (IOException gone) {
            assertThat(client.isAlive()).isFalse();
        }
        assertThat(client.waitFor()).isNotZero();
        assertThat(server.err().lines().filter(line -> line.contains("certificate-revoked")))
                .singleElement()
                .asString()
                .contains(" session-closed ", " user=erin ", " reason=certificate-revoked ", "CN=erin was revoked");
        assertThat(Shell.run(folder, curl("erin", "erin:secret")).exitCode()).isNotZero();
    }

    private static boolean isUploading() throws IOException {
        try (var files = Files.list(folder.resolve("files/erin"))) {
            return files.anyMatch(
                    file -> file.toString().endsWith(".part") && file.toFile().length() > 0);
        }
    }
}
