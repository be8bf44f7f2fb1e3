/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static io.ftps.file.LocalFilesEscapeTest.Verb.APPE;
import static io.ftps.file.LocalFilesEscapeTest.Verb.CHMOD;
import static io.ftps.file.LocalFilesEscapeTest.Verb.CWD;
import static io.ftps.file.LocalFilesEscapeTest.Verb.DELE;
import static io.ftps.file.LocalFilesEscapeTest.Verb.LIST;
import static io.ftps.file.LocalFilesEscapeTest.Verb.MFMT;
import static io.ftps.file.LocalFilesEscapeTest.Verb.MKD;
import static io.ftps.file.LocalFilesEscapeTest.Verb.REST_STOR;
import static io.ftps.file.LocalFilesEscapeTest.Verb.RETR;
import static io.ftps.file.LocalFilesEscapeTest.Verb.RMD;
import static io.ftps.file.LocalFilesEscapeTest.Verb.RNFR;
import static io.ftps.file.LocalFilesEscapeTest.Verb.RNTO;
import static io.ftps.file.LocalFilesEscapeTest.Verb.STOR;
import static io.ftps.file.ViewTester.get;
import static io.ftps.file.ViewTester.path;
import static io.ftps.file.ViewTester.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways out of the root that people try. Each is refused in the client's words, and nothing is touched. */
final class LocalFilesEscapeTest {
    @TempDir
    private static Path temporary;

    private static LinksOut links;
    private static LocalFiles view;

    /** What a client does with a path. */
    enum Verb {
        CWD,
        LIST,
        RETR,
        STOR,
        APPE,
        REST_STOR,
        DELE,
        MKD,
        RMD,
        RNFR,
        RNTO,
        MFMT,
        CHMOD
    }

    private static void run(Verb verb, FtpPath path) throws IOException {
        switch (verb) {
            case CWD -> requireDirectory(view.stat(path), path);
            case LIST -> view.list(path).close();
            case RETR -> view.read(path, 0).close();
            case STOR -> put(view, path.toString(), "mine");
            case APPE -> put(view, path.toString(), new WriteMode.Append(), "mine");
            case REST_STOR -> put(view, path.toString(), new WriteMode.ResumeAt(1), "mine");
            case DELE -> view.delete(path);
            case MKD -> view.makeDirectory(path);
            case RMD -> view.removeDirectory(path);
            case RNFR -> view.rename(path, path("/stolen"));
            case RNTO -> view.rename(path("/file"), path);
            case MFMT -> view.setModified(path, Instant.EPOCH);
            case CHMOD -> view.setMode(path, Set.of());
        }
    }

    /** CWD has no method of its own: the engine asks what is there. */
    private static void requireDirectory(FileInfo info, FtpPath path) throws IOException {
        if (info.kind() != FileInfo.Kind.DIRECTORY) {
            throw new NotDirectoryException(path.toString());
        }
    }

    @BeforeAll
    static void makeRootWithLinks() throws IOException {
        links = LinksOut.make(temporary);
        view = LocalFiles.at(links.root());
    }

    @AfterAll
    static void removeLinks() throws IOException {
        links.close();
    }

    @AfterEach
    void nothingWasTouched() throws IOException {
        links.assertUntouched();
        assertThat(get(view, "/file")).isEqualTo("inside");
    }

    record Way(Verb verb, String path) {}

    static Stream<Way> plainNames() {
        return Stream.of(
                new Way(RETR, "../outside/secret.txt"),
                new Way(RETR, "/../outside/secret.txt"),
                new Way(RETR, "dir/../../outside/secret.txt"),
                new Way(RETR, "dir/../../../../../../outside/secret.txt"),
                new Way(RETR, "..//outside//secret.txt"),
                new Way(RETR, "./../outside/secret.txt/"),
                new Way(RETR, "..\\outside\\secret.txt"),
                new Way(RETR, "..\\/outside/secret.txt"),
                new Way(RETR, "%2e%2e/outside/secret.txt"),
                new Way(RETR, "%2e%2e%2foutside%2fsecret.txt"),
                new Way(RETR, "..%2foutside%2fsecret.txt"),
                new Way(RETR, "..;/outside/secret.txt"),
                new Way(RETR, "\u2025/outside/secret.txt"),
                new Way(RETR, "\uff0e\uff0e/outside/secret.txt"),
                new Way(RETR, "..\u2215outside\u2215secret.txt"),
                new Way(RETR, ".../outside/secret.txt"),
                new Way(RETR, ".. /outside/secret.txt"),
                new Way(RETR, "~/secret.txt"),
                new Way(RETR, "~root/secret.txt"),
                new Way(RETR, "$HOME/secret.txt"),
                new Way(RETR, "/etc/passwd"),
                new Way(RETR, "//etc/passwd"),
                new Way(RETR, "file:///etc/passwd"),
                new Way(RETR, "/proc/self/root/etc/passwd"),
                new Way(LIST, "../outside"),
                new Way(CWD, "../root/dir"),
                new Way(DELE, "../outside/secret.txt"),
                new Way(RMD, "../outside/empty"),
                new Way(RMD, ".."),
                new Way(RMD, "/"),
                new Way(RMD, "."),
                new Way(RMD, "dir/.."),
                new Way(RNFR, ".."),
                new Way(RNFR, "../outside/secret.txt"),
                new Way(MKD, "../outside/made"),
                new Way(MKD, "/"),
                new Way(STOR, "../outside/stored"),
                new Way(STOR, ".."),
                new Way(RNTO, "../outside/moved"),
                new Way(RNTO, "/.."),
                new Way(MFMT, "../outside/secret.txt"),
                new Way(CHMOD, "../outside/secret.txt"));
    }

    static Stream<Way> throughLinks() {
        return Stream.of(
                new Way(RETR, "absolute-file"),
                new Way(RETR, "absolute-dir/inner.txt"),
                new Way(RETR, "absolute-outside/secret.txt"),
                new Way(RETR, "absolute-outside/../outside/secret.txt/x"),
                new Way(RETR, "absolute-up/secret.txt"),
                new Way(RETR, "sibling/secret.txt"),
                new Way(RETR, "slash/etc/passwd"),
                new Way(RETR, "proc-root/etc/passwd"),
                new Way(RETR, "proc-cwd/pom.xml"),
                new Way(RETR, "dev-fd/0"),
                new Way(RETR, "relative-file"),
                new Way(RETR, "relative-file/"),
                new Way(RETR, "relative-dir/inner.txt"),
                new Way(RETR, "up/outside/secret.txt"),
                new Way(RETR, "up-slash/outside/secret.txt"),
                new Way(RETR, "up-and-back"),
                new Way(RETR, "dots"),
                new Way(RETR, "dir/up-up/outside/secret.txt"),
                new Way(RETR, "dir/sub/deep/inner.txt"),
                new Way(RETR, "inside-dir/sub/deep/inner.txt"),
                new Way(RETR, "through"),
                new Way(RETR, "chain/inner.txt"),
                new Way(RETR, "loop"),
                new Way(RETR, "self"),
                new Way(CWD, "up"),
                new Way(CWD, "slash"),
                new Way(CWD, "chain"),
                new Way(CWD, "loop/x"),
                new Way(LIST, "absolute-dir"),
                new Way(LIST, "relative-dir/."),
                new Way(LIST, "up"),
                new Way(LIST, "slash"),
                new Way(LIST, "self"),
                new Way(STOR, "absolute-file"),
                new Way(STOR, "relative-file"),
                new Way(STOR, "new-file"),
                new Way(STOR, "absolute-dir/new"),
                new Way(STOR, "chain/inner.txt"),
                new Way(STOR, "loop"),
                new Way(APPE, "absolute-file"),
                new Way(APPE, "relative-file"),
                new Way(APPE, "new-file"),
                new Way(APPE, "dir/sub/deep/inner.txt"),
                new Way(REST_STOR, "relative-file"),
                new Way(REST_STOR, "through"),
                new Way(DELE, "absolute-dir/inner.txt"),
                new Way(DELE, "up/outside/secret.txt"),
                new Way(MKD, "absolute-dir/made"),
                new Way(MKD, "new-dir"),
                new Way(MKD, "new-dir/made"),
                new Way(MKD, "up/made"),
                new Way(RMD, "empty"),
                new Way(RMD, "empty/"),
                new Way(RMD, "absolute-outside/empty"),
                new Way(RNFR, "absolute-dir/inner.txt"),
                new Way(RNFR, "up/outside"),
                new Way(RNTO, "absolute-dir/moved"),
                new Way(RNTO, "dir/up-up/outside/moved"),
                new Way(RNTO, "up/outside/secret.txt"),
                new Way(MFMT, "absolute-file"),
                new Way(MFMT, "relative-dir"),
                new Way(MFMT, "new-file"),
                new Way(MFMT, "up"),
                new Way(CHMOD, "absolute-file"),
                new Way(CHMOD, "relative-dir"),
                new Way(CHMOD, "new-file"),
                new Way(CHMOD, "up"));
    }

    @ParameterizedTest
    @MethodSource({"plainNames", "throughLinks"})
    void thereIsNoWayOut(Way way) {
        FtpPath path = path(way.path());

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> run(way.verb(), path))
                .satisfies(e -> assertThat(e.toString()).doesNotContain(temporary.toString(), Outside.SECRET))
                .satisfies(e -> assertThat(path(e.getFile())).hasToString(e.getFile()));
    }

    @Test
    void atLeastSixtyWaysAreTried() {
        assertThat(Stream.concat(plainNames(), throughLinks()).distinct().count())
                .isGreaterThanOrEqualTo(100);
    }
}
