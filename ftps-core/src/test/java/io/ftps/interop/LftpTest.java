/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.server.Compression;
import io.ftps.server.TlsMode;
import io.ftps.server.TransferInfo.Direction;
import io.ftps.testing.Leaks;
import io.ftps.tls.TlsSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lftp does: it mirrors, resumes, keeps a session for hours, and sends commands without waiting for replies. */
@Tag("CLIENT")
final class LftpTest {
    @RegisterExtension
    private static final Leaks LEAKS = new Leaks();

    private static final int SIZE = 300_000;
    private static final int HALF = 140_001;

    @TempDir
    private Path folder;

    private ServerFixture server;

    @BeforeEach
    void start() throws IOException {
        server = ServerFixture.in(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Lftp lftp() {
        return new Lftp(server, TlsMode.EXPLICIT);
    }

    /** lftp makes empty files by itself instead of downloading them, so one transfer is missing. */
    @Test
    void aMirrorOfThreeHundredFilesUpAndDownIsTheSame() throws Exception {
        Path original = Files.createDirectory(server.mine("original"));
        AwkwardNames.fill(original, 300);

        lftp().run("mirror -R original there", "mirror --parallel=4 there copy").succeeded();

        assertThat(AwkwardNames.contents(server.file("there"))).isEqualTo(AwkwardNames.contents(original));
        assertThat(AwkwardNames.contents(server.mine("copy"))).isEqualTo(AwkwardNames.contents(original));
        assertThat(Transfers.files(server)).hasSize(599);
        Transfers.assertWhole(server.events().transfers());
    }

    @Test
    void severalConnectionsMirrorAtOnce() throws Exception {
        AwkwardNames.fill(Files.createDirectory(server.mine("original")), 60);

        new Lftp(server, TlsMode.IMPLICIT)
                .run("mirror -R --parallel=4 original there")
                .succeeded();

        assertThat(AwkwardNames.contents(server.file("there")))
                .isEqualTo(AwkwardNames.contents(server.mine("original")));
    }

    /** As lftp does if it is told that the server can bear it. */
    @Test
    void commandsAreSentWithoutWaitingForReplies() throws Exception {
        AwkwardNames.fill(Files.createDirectory(server.mine("original")), 30);

        lftp().run("set ftp:sync-mode off", "mirror -R original there", "mirror there copy")
                .succeeded();

        assertThat(AwkwardNames.contents(server.mine("copy")))
                .isEqualTo(AwkwardNames.contents(server.mine("original")));
    }

    @Test
    void whereDataInClearIsRefusedLftpGoesOnUnderTls() throws Exception {
        Bytes.write(server.file("film"), SIZE);

        lftp().run("set ftp:ssl-protect-data no", "get film").succeeded();

        assertThat(server.mine("film")).hasBinaryContent(Bytes.random(SIZE));
        Transfers.assertWhole(Transfers.files(server));
    }

    @Test
    void theServerConnectsToLftpUnderTls() throws Exception {
        Bytes.write(server.file("film"), SIZE);
        Bytes.write(server.mine("song"), HALF);

        lftp().run("set ftp:passive-mode off", "get film", "put song").succeeded();

        assertThat(server.mine("film")).hasBinaryContent(Bytes.random(SIZE));
        assertThat(server.file("song")).hasBinaryContent(Bytes.random(HALF));
        assertThat(server.events().details("commandEnded"))
                .anyMatch(ended -> ended.startsWith("PORT ") || ended.startsWith("EPRT "))
                .noneMatch(ended -> ended.startsWith("EPSV") || ended.startsWith("PASV"));
        Transfers.assertBoundBy(Transfers.RESUMED, Transfers.files(server));
    }

    @Test
    void aBrokenDownloadIsResumed() throws Exception {
        Bytes.write(server.file("film"), SIZE);
        Files.write(server.mine("film"), Arrays.copyOf(Bytes.random(SIZE), HALF));

        lftp().run("get -c film").succeeded();

        assertThat(server.mine("film")).hasBinaryContent(Bytes.random(SIZE));
        assertThat(Transfers.files(server).get(0).info().offset()).isEqualTo(HALF);
    }

    @Test
    void aBrokenUploadIsResumed() throws Exception {
        Bytes.write(server.mine("film"), SIZE);
        Files.write(server.file("film"), Arrays.copyOf(Bytes.random(SIZE), HALF));

        lftp().run("put -c film").succeeded();

        assertThat(server.file("film")).hasBinaryContent(Bytes.random(SIZE));
        assertThat(Transfers.files(server).get(0).info().offset()).isEqualTo(HALF);
    }

    @Test
    void whereFeatNamesModeZLftpUsesItForFilesAndListings(@TempDir Path other) throws Exception {
        try (ServerFixture deflating = ServerFixture.with(
                other, settings -> settings.rules(listener -> listener.with(Compression.MODE_Z_ALLOWED)))) {
            Path original = Files.createDirectory(deflating.mine("original"));
            AwkwardNames.fill(original, 30);
            Files.writeString(original.resolve("text"), "one line as all the others\n".repeat(20_000));

            new Lftp(deflating, TlsMode.EXPLICIT)
                    .run("set ftp:use-mode-z yes", "mirror -R original there", "mirror there copy")
                    .succeeded();

            assertThat(AwkwardNames.contents(deflating.file("there"))).isEqualTo(AwkwardNames.contents(original));
            assertThat(AwkwardNames.contents(deflating.mine("copy"))).isEqualTo(AwkwardNames.contents(original));
            assertThat(deflating.events().details("commandEnded")).contains("MODE Z 200");
            assertThat(deflating.events().transfers())
                    .filteredOn(ended -> ended.info().path().endsWith("/text"))
                    .hasSize(2)
                    .allSatisfy(ended -> assertThat(ended.result().bytes()).isLessThan(10_000));
            Transfers.assertWhole(deflating.events().transfers());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aHundredDownloadsOnOneSessionAllResume(String protocol) throws Exception {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            names.add("f" + i);
            Bytes.write(server.file("f" + i), 1_000 + i);
        }

        lftp().run(only(protocol), "get " + String.join(" ", names)).succeeded();

        assertThat(AwkwardNames.contents(server.mine())).containsAllEntriesOf(AwkwardNames.contents(server.files()));
        assertThat(server.events().handshakes())
                .singleElement()
                .extracting(TlsSession::protocol)
                .isEqualTo(protocol);
        assertThat(Transfers.files(server))
                .hasSize(100)
                .allSatisfy(ended -> assertThat(ended.info().direction()).isEqualTo(Direction.DOWNLOAD));
        Transfers.assertBoundBy(Transfers.RESUMED, server.events().transfers());
    }

    private static String only(String protocol) {
        return "set ssl:priority NORMAL:-VERS-ALL:+VERS-" + protocol.replace("TLSv", "TLS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aLargeFileComesBackIdentical(String protocol) throws Exception {
        Path sent = Bytes.write(server.mine("film"), 5_000_000);

        lftp().run(only(protocol), "put film", "get film -o back").succeeded();

        assertThat(Bytes.sha256(server.file("film"))).isEqualTo(Bytes.sha256(sent));
        assertThat(Bytes.sha256(server.mine("back"))).isEqualTo(Bytes.sha256(sent));
    }

    @Test
    void filesAndFoldersAreMadeMovedListedAndRemoved() throws Exception {
        Files.writeString(server.mine("a"), "hello");

        Run run = lftp().run(
                        "mkdir -p x/y/z",
                        "put a -o x/y/a",
                        "mv x/y/a x/b",
                        "find",
                        "cls -1 x",
                        "cat x/b",
                        "echo",
                        "rm x/b",
                        "rmdir x/y/z x/y")
                .succeeded();

        assertThat(run.output().lines()).contains("./", "./x/", "./x/b", "./x/y/", "./x/y/z/", "x/b", "x/y/", "hello");
        assertThat(AwkwardNames.contents(server.files())).containsOnlyKeys("", "x");
    }

    @Test
    void lftpSaysWhatIsWrong() throws Exception {
        assertThat(lftp().run("get nothing").exitedWith(1).errors()).contains("550");
    }
}
