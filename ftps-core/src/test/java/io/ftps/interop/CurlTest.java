/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.DataProtection;
import io.ftps.server.TlsMode;
import io.ftps.server.TransferInfo;
import io.ftps.testing.Leaks;
import io.ftps.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What curl does beyond moving whole files, and what it says when something is wrong. */
@Tag("CLIENT")
final class CurlTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final int SIZE = 300_000;
    private static final int HALF = 140_001;
    private static final int LOGIN_DENIED = 67;
    private static final int NO_SUCH_FILE = 78;
    private static final int CERTIFICATE_NOT_BELIEVED = 60;
    private static final int QUOTE_REFUSED = 21;

    @TempDir
    private Path folder;

    private ServerFixture server;
    private Curl curl;

    @BeforeEach
    void start() throws IOException {
        server = ServerFixture.in(folder);
        curl = Curl.to(server, TlsMode.EXPLICIT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Path half(Path file) throws IOException {
        return Files.write(file, Arrays.copyOf(Bytes.random(SIZE), HALF));
    }

    @Test
    void aBrokenDownloadIsResumed() throws Exception {
        Bytes.write(server.file("film"), SIZE);
        Path mine = half(server.mine("film"));

        curl.run("--continue-at", "-", "--output", "film", "@film").succeeded();

        assertThat(mine).hasBinaryContent(Bytes.random(SIZE));
        assertThat(onlyFile().offset()).isEqualTo(HALF);
    }

    @Test
    void aBrokenUploadIsResumed() throws Exception {
        Bytes.write(server.mine("film"), SIZE);
        half(server.file("film"));

        curl.run("--continue-at", "-", "--upload-file", "film", "@film").succeeded();

        assertThat(server.file("film")).hasBinaryContent(Bytes.random(SIZE));
    }

    @Test
    void commandsGoOnInClearWhereThatIsAllowed() throws Exception {
        Bytes.write(server.file("film"), SIZE);

        curl.run("--ftp-ssl-ccc", "--ftp-ssl-ccc-mode", "active", "--output", "film", "@film")
                .succeeded();

        assertThat(server.mine("film")).hasBinaryContent(Bytes.random(SIZE));
        assertThat(server.events().details("commandEnded")).contains("CCC 200", "EPSV 229");
        assertThat(onlyFile().encrypted()).isTrue();
    }

    /** In clear, for curl 7.87 and 7.88 begin no TLS where the server connects to them. */
    @Test
    void theServerConnectsToCurl() throws Exception {
        Path other = Files.createDirectory(folder.resolve("clear"));
        try (ServerFixture clear =
                ServerFixture.with(other, settings -> settings.protection(DataProtection.CLIENT_CHOICE))) {
            Bytes.write(clear.file("film"), SIZE);
            Bytes.write(clear.mine("song"), HALF);
            String url = clear.url(TlsMode.PLAIN_LOGIN_ALLOWED);

            active(clear, "--eprt", "--output", "film", url + "film");
            active(clear, "--disable-eprt", "--upload-file", "song", url + "song");

            assertThat(clear.mine("film")).hasBinaryContent(Bytes.random(SIZE));
            assertThat(clear.file("song")).hasBinaryContent(Bytes.random(HALF));
            assertThat(clear.events().details("commandEnded"))
                    .noneMatch(ended -> ended.startsWith("EPSV") || ended.startsWith("PASV"))
                    .anyMatch(ended -> ended.startsWith("EPRT "))
                    .anyMatch(ended -> ended.startsWith("PORT "));
        }
    }

    private static void active(ServerFixture server, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                "--no-progress-meter",
                "--verbose",
                "--ftp-port",
                "-",
                "--user",
                TestServer.USER + ":" + TestServer.PASSWORD));
        all.addAll(List.of(arguments));
        Program.CURL.run(server.mine(), all).succeeded();
    }

    @Test
    void bytesAreAppended() throws Exception {
        Files.writeString(server.file("log"), "one\n");
        Files.writeString(server.mine("more"), "two\r\n");

        curl.run("--append", "--upload-file", "more", "@log").succeeded();

        assertThat(server.file("log")).hasContent("one\ntwo\r\n");
    }

    private TransferInfo onlyFile() {
        assertThat(Transfers.files(server)).hasSize(1);
        return Transfers.files(server).get(0).info();
    }

    @Test
    void foldersAreMadeOnTheWay() throws Exception {
        Bytes.write(server.mine("a"), 10);

        curl.run("--ftp-create-dirs", "--upload-file", "a", "@new/and%20newer/a")
                .succeeded();

        assertThat(server.file("new/and newer/a")).hasBinaryContent(Bytes.random(10));
    }

    @Test
    void filesAreRenamedAndDeletedAndFoldersRemoved() throws Exception {
        Files.writeString(server.file("old"), "x");
        Files.writeString(server.file("gone"), "x");
        Files.createDirectory(server.file("empty"));

        curl.run("-Q", "RNFR old", "-Q", "RNTO new", "-Q", "DELE gone", "-Q", "RMD empty", "@")
                .succeeded();

        assertThat(server.files()).isDirectoryContaining("glob:**/new");
        assertThat(server.files().toFile().list()).containsExactly("new");
    }

    @Test
    void aRefusedCommandIsReported() throws Exception {
        assertThat(curl.run("-Q", "DELE nothing", "@").exitedWith(QUOTE_REFUSED).errors())
                .contains("< 550 ");
    }

    @Test
    void timesAreTold() throws Exception {
        Files.writeString(server.file("old"), "x");
        Instant time = Instant.parse("2001-02-03T04:05:06Z");
        Files.setLastModifiedTime(server.file("old"), FileTime.from(time));

        curl.run("--remote-time", "--output", "mine", "@old").succeeded();

        assertThat(Files.getLastModifiedTime(server.mine("mine")).toInstant()).isEqualTo(time);
    }

    @Test
    void foldersAreListedInThreeForms() throws Exception {
        Files.writeString(server.file("a b"), "12345");
        Files.createDirectory(server.file("sub"));

        assertThat(curl.run("@").succeeded().output())
                .containsPattern("(?m)^-rw.* 5 [A-Z][a-z]{2} .* a b\r?$")
                .containsPattern("(?m)^drwx.* sub\r?$");
        assertThat(curl.run("--list-only", "@").succeeded().output().lines()).containsExactlyInAnyOrder("a b", "sub");
        assertThat(curl.run("-X", "MLSD", "@").succeeded().output())
                .containsPattern("(?mi)^(?=.*type=file;)(?=.*size=5;).*; a b\r?$")
                .containsPattern("(?mi)^(?=.*type=dir;).*; sub\r?$");
    }

    @Test
    void aHundredDownloadsOnOneSessionAllResume() throws Exception {
        for (int i = 1; i <= 100; i++) {
            Bytes.write(server.file(String.format("f%03d", i)), 1_000 + i);
        }

        curl.run("--output", "f#1", "@f[001-100]").succeeded();

        for (int i = 1; i <= 100; i++) {
            assertThat(server.mine(String.format("f%03d", i))).hasBinaryContent(Bytes.random(1_000 + i));
        }
        assertThat(server.events().handshakes()).hasSize(1);
        assertThat(Transfers.files(server)).hasSize(100);
        Transfers.assertBoundBy(Transfers.RESUMED, Transfers.files(server));
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        curl.runAs("wrong", List.of("@")).exitedWith(LOGIN_DENIED);
    }

    @Test
    void aMissingFileIsMissing() throws Exception {
        curl.run("@nothing").exitedWith(NO_SUCH_FILE);
    }

    @Test
    void aStrangersCertificateIsNotBelieved() throws Exception {
        Run run = Program.CURL.run(
                server.mine(), "--ssl-reqd", "--user", "ann:x", "--no-progress-meter", server.url(TlsMode.IMPLICIT));

        run.exitedWith(CERTIFICATE_NOT_BELIEVED);
    }
}
