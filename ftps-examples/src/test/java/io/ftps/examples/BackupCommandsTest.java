/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.tls.certificate.PemFiles;
import io.ftps.tls.certificate.SelfSigned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("ONCE")
@Tag("JDK")
final class BackupCommandsTest {
    private static final String CONFIGURATION = """
            certificate: { pem: { chain: tls/ftp.pem, key: tls/ftp.key } }
            client-certificates: request
            trusted-authorities: partners
            users: { file: users }
            tank: waiting/tank
            notices: { mail: { server: localhost, user: u, password: "file:mail.pass", from: a@example.com, to: [b@example.com] } }
            """;

    @TempDir
    private Path folder;

    private Path home;
    private Path archive;
    private String passphrase;

    @BeforeEach
    void makeServer() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(home.resolve("tls"));
        Files.createDirectories(home.resolve("partners"));
        Files.writeString(home.resolve("ftps.yaml"), CONFIGURATION);
        PemFiles.write(
                SelfSigned.withCommonName("ftp").dnsName("ftp.example.com").create(),
                home.resolve("tls/ftp.pem"),
                home.resolve("tls/ftp.key"));
        Files.copy(home.resolve("tls/ftp.pem"), home.resolve("partners/ca.pem"));
        Files.writeString(home.resolve("mail.pass"), "mail secret");
        Files.writeString(home.resolve("unrelated"), "not named");
        CommandRun.piped("secret\n", "user", "add", "alice", "--password-stdin", "--file", "" + home.resolve("users"));
        archive = folder.resolve("server.ftps");
        Files.writeString(folder.resolve("pass"), "correct horse battery");
        passphrase = "--passphrase=file:" + folder.resolve("pass");
    }

    private CommandRun backup() {
        return CommandRun.of("backup", "" + archive, "--config", "" + home.resolve("ftps.yaml"), passphrase);
    }

    private CommandRun restore(Path place, String... more) {
        return CommandRun.of(
                Stream.concat(Stream.of("restore", "" + archive, "--dir", "" + place, passphrase), Stream.of(more))
                        .toArray(String[]::new));
    }

    /** Names and contents below a folder. */
    private static Map<String, String> tree(Path top) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(top)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(top.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void aServerIsRestoredElsewhere() throws IOException {
        CommandRun made = backup();
        Path elsewhere = folder.resolve("elsewhere/etc");
        CommandRun restored = restore(elsewhere);

        assertThat(made.out()).isEqualTo(archive + " holds 6 files; without its passphrase they are lost.\n");
        assertThat(restored.err()).isEmpty();
        assertThat(restored.out()).startsWith(elsewhere.resolve("ftps.yaml") + " is new\n");
        Map<String, String> expected = tree(home);
        expected.remove("unrelated");
        expected.keySet().removeIf(name -> name.endsWith(".lock"));
        assertThat(tree(elsewhere)).isEqualTo(expected);
        assertThat(CommandRun.of("config", "--check", "" + elsewhere.resolve("ftps.yaml"))
                        .exitCode())
                .isZero();
        assertThat(Files.getPosixFilePermissions(elsewhere.resolve("tls/ftp.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aDryRunSaysWhatWouldBecomeOfEachFileAndDoesNothing() throws IOException {
        backup();
        Files.writeString(home.resolve("mail.pass"), "changed");
        Files.delete(home.resolve("partners/ca.pem"));
        Map<String, String> before = tree(home);

        CommandRun dry = restore(home, "--dry-run");

        assertThat(dry.out().lines())
                .contains(
                        home.resolve("ftps.yaml") + " would be as it was",
                        home.resolve("mail.pass") + " would be replaced",
                        home.resolve("partners/ca.pem") + " would be new");
        assertThat(tree(home)).isEqualTo(before);
    }

    @Test
    void whatIsDifferentIsReplacedOnlyIfThatIsSaid() throws IOException {
        backup();
        Map<String, String> original = tree(home);
        Files.writeString(home.resolve("tls/ftp.pem"), "broken");

        CommandRun refused = restore(home);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .isEqualTo(
                        "ftps: Nothing has been restored, for so many files are there and different: 1 (expected: --dry-run to"
                                + " see them, --replace to overwrite them, or another --dir).\n");
        assertThat(home.resolve("tls/ftp.pem")).hasContent("broken");

        assertThat(restore(home, "--replace").exitCode()).isZero();
        assertThat(tree(home)).isEqualTo(original);
    }

    @Test
    void whatCannotBeOpenedChangesNothing() throws IOException {
        backup();
        byte[] bytes = Files.readAllBytes(archive);
        bytes[100] ^= 4;
        Files.write(archive, bytes);
        Path place = folder.resolve("new");

        CommandRun changed = restore(place);
        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.err())
                .isEqualTo("ftps: The archive " + archive
                        + " cannot be opened: its passphrase is another one, or it has been changed.\n");
        bytes[12] = 9;
        Files.write(archive, bytes);
        assertThat(restore(place).err())
                .isEqualTo("ftps: The archive " + archive
                        + " is of version 9 (expected: 1); open it with the ftps that has made it.\n");
        assertThat(place).doesNotExist();
    }

    /** The names of the first files are exchanged by then. */
    @Test
    void whereOnePlaceIsAFolderNothingIsReplaced() throws IOException {
        backup();
        Files.writeString(home.resolve("ftps.yaml"), CONFIGURATION + "greeting: Other.\n");
        Files.delete(home.resolve("mail.pass"));
        Files.createDirectory(home.resolve("mail.pass"));
        Map<String, String> before = tree(home);

        CommandRun failed = restore(home, "--replace");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err())
                .isEqualTo("ftps: Nothing has been restored, for " + home.resolve("mail.pass")
                        + " is a folder (expected: a file, or nothing).\n");
        assertThat(tree(home)).isEqualTo(before);
    }

    @Test
    void aConfigurationThatIsWrongIsToldBeforeAnythingIsReplaced() throws IOException {
        Files.writeString(home.resolve("tls/ftp.pem"), "broken");
        backup();
        Path place = folder.resolve("new");

        CommandRun failed = restore(place);

        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.err()).contains("ftps.yaml:1: certificate.pem: ");
        assertThat(place).doesNotExist();
    }

    @Test
    void aPassphraseInTheEnvironmentAndFilesElsewhereAreTold() throws IOException {
        Path outside = folder.resolve("outside.p12");
        Files.writeString(outside, "no key store");
        Files.writeString(
                home.resolve("ftps.yaml"),
                "certificate: { pkcs12: { file: " + outside
                        + ", password: \"env:P12_PASS\" } }\nusers: { file: users }\n");

        CommandRun made = backup();

        assertThat(made.err()).isEmpty();
        assertThat(made.out().lines())
                .containsExactly(
                        archive + " holds 3 files; without its passphrase they are lost.",
                        "The passphrase in env:P12_PASS is not in the archive; set it where the server is restored.");
        Files.delete(outside);
        assertThat(restore(folder.resolve("new")).out()).contains(outside + " is new\n");
        assertThat(List.of(outside)).allSatisfy(file -> assertThat(file).hasContent("no key store"));
    }
}
