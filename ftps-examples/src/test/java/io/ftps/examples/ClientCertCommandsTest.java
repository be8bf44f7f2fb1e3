/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.auth.Digest;
import io.ftps.auth.Digest.Algorithm;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.certificate.PemFiles;
import io.ftps.tls.certificate.SelfSigned;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.KeyUsage;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClientCertCommandsTest {
    private static final String DIGEST = "ab".repeat(32);

    @TempDir
    private Path folder;

    private String users = "";

    @BeforeEach
    void addAlice() {
        users = folder.resolve("users").toString();
        CommandRun added =
                CommandRun.of("user", "add", "alice", "--no-password", "--method", "certificate", "--file", users);
        assertThat(added).isEqualTo(new CommandRun(0, "Added user alice to users file " + users + ".\n", ""));
    }

    private CommandRun clientCert(String command, String... arguments) {
        String[] all = new String[arguments.length + 4];
        all[0] = "client-cert";
        all[1] = command;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        all[all.length - 2] = "--file";
        all[all.length - 1] = users;
        return CommandRun.of(all);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void aCertificateIsAddedListedAndRemoved() {
        assertThat(clientCert("add", "alice", "sha256/" + DIGEST))
                .isEqualTo(new CommandRun(0, "Registered sha256/" + DIGEST + " with user alice.\n", ""));
        assertThat(clientCert("list")).isEqualTo(new CommandRun(0, "alice\tsha256/" + DIGEST + "\t-\t-\n", ""));
        assertThat(clientCert("remove", "alice", "sha256/" + DIGEST))
                .isEqualTo(new CommandRun(0, "Removed sha256/" + DIGEST + " from user alice.\n", ""));
        assertThat(clientCert("list", "alice")).isEqualTo(new CommandRun(0, "", ""));
    }

    @Test
    void sha1IsTakenFromOldRecordsAndMarkedWeak() {
        String sha1 = "sha1/" + "cd".repeat(20);
        CommandRun added = clientCert("add", "alice", "sha1/" + "CD:".repeat(19) + "CD");
        assertThat(added.out()).isEqualTo("Registered " + sha1 + " with user alice.\n");
        assertThat(added.err()).startsWith("ftps: SHA-1 is weak, ");
        assertThat(clientCert("list").out()).isEqualTo("alice\t" + sha1 + "\t-\t-\tweak\n");
    }

    @Test
    void whatIsNoCertificateIsWrongUse() {
        CommandRun wrong = clientCert("add", "alice", "md5/ab");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("ftps: The certificate is described as \"md5\" (expected: ");
        assertThat(clientCert("add", "bob", "sha256/" + DIGEST))
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        "ftps: User \"bob\" of users file " + users
                                + " is unknown; list the users to see their names.\n"));
        assertThat(clientCert("remove", "alice", "key/" + DIGEST).exitCode()).isEqualTo(1);
    }

    @Test
    void aFileIsImportedByItsDigestOrItsKey() throws IOException {
        CertifiedKey own = SelfSigned.withCommonName("alice").create();
        PemFiles.write(own, folder.resolve("alice.pem"), folder.resolve("alice.key"));
        CommandRun imported = clientCert("import", "alice", file("alice.pem"));
        assertThat(imported.err()).isEmpty();
        assertThat(imported.out())
                .startsWith("Registered sha256/"
                        + Digest.of(Algorithm.SHA_256, own.certificate()).hex()
                        + " with user alice: CN=alice, valid until ")
                .endsWith(" days left).\n");
        clientCert("import", "alice", file("alice.pem"), "--as", "key");
        assertThat(clientCert("list", "alice").out().lines())
                .hasSize(2)
                .allMatch(line -> line.matches("alice\t(sha256|key)/[0-9a-f]{64}\tCN=alice\t\\d+ days left"));
    }

    @Test
    void anExpiredOneIsTakenWithAWarning() throws IOException {
        CertifiedKey old = SelfSigned.withCommonName("alice")
                .clock(Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC))
                .days(10)
                .create();
        PemFiles.write(old, folder.resolve("old.pem"), folder.resolve("old.key"));
        CommandRun imported = clientCert("import", "alice", file("old.pem"));
        assertThat(imported.exitCode()).isZero();
        assertThat(imported.out()).endsWith(" (EXPIRED).\n");
        assertThat(imported.err())
                .startsWith("ftps: The certificate expired at ")
                .endsWith(", so nobody logs in by it; ask for a new one.\n");
    }

    @Test
    void aNameNeedsAnAuthorityThatVouchesForIt() throws Exception {
        X509Bundle authority = authority("CN=Partners");
        X509Bundle client = new CertificateBuilder()
                .subject("CN=Alice Example")
                .addSanRfc822Name("alice@example.com")
                .ecp256()
                .buildIssuedBy(authority);
        Files.writeString(folder.resolve("ca.pem"), authority.getCertificatePEM());
        Files.writeString(folder.resolve("other.pem"), authority("CN=Partners").getCertificatePEM());
        Files.writeString(folder.resolve("alice.pem"), client.getCertificatePEM());
        String key = Digest.ofKey(authority.getCertificate()).hex();

        assertThat(clientCert("import", "alice", file("alice.pem"), "--authority", file("ca.pem"))
                        .out())
                .startsWith("Registered cn/" + key + "/Alice Example with user alice: ");
        assertThat(clientCert("import", "alice", file("alice.pem"), "--authority", file("ca.pem"), "--as", "email")
                        .out())
                .startsWith("Registered email/" + key + "/alice@example.com with user alice: ");
        assertThat(clientCert("import", "alice", file("alice.pem"), "--as", "cn")
                        .err())
                .isEqualTo(
                        "ftps: The certificate of CN=Alice Example cannot be told by cn (expected: one of certificate,"
                                + " key).\n");
        assertThat(clientCert("import", "alice", file("alice.pem"), "--authority", file("other.pem"))
                        .err())
                .isEqualTo("ftps: The certificate in " + file("alice.pem") + " is not vouched for by "
                        + file("other.pem") + ": it is not issued by this authority, nor by an issuer in its file.\n");
    }

    private static X509Bundle authority(String subject) throws Exception {
        return new CertificateBuilder()
                .subject(subject)
                .setIsCertificateAuthority(true)
                .setKeyUsage(true, KeyUsage.keyCertSign)
                .ecp256()
                .buildSelfSigned();
    }
}
