/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static io.ftps.file.LocalFilesEscapeTest.Verb.APPE;
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
import static io.ftps.file.ViewTester.list;
import static io.ftps.file.ViewTester.names;
import static io.ftps.file.ViewTester.path;
import static io.ftps.file.ViewTester.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways out of the root that people try. Each is refused in the client's words, and nothing outside is touched. */
final class LocalFilesEscapeTest {
    @TempDir
    private Path temporary;

    private Path root;
    private Outside outside;
    private LocalFiles view;

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
        MFMT
    }

    private void run(Verb verb, FtpPath path) throws IOException {
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
        }
    }

    /** CWD has no method of its own: the engine asks what is there. */
    private static void requireDirectory(FileInfo info, FtpPath path) throws IOException {
        if (info.kind() != FileInfo.Kind.DIRECTORY) {
            throw new NotDirectoryException(path.toString());
        }
    }

    @BeforeEach
    void makeRootWithLinks() throws IOException {
        root = Files.createDirectory(temporary.resolve("root"));
        outside = Outside.make(temporary.resolve("outside"));
        Outside.make(temporary.resolve("root-sibling"));
        Files.writeString(root.resolve("file"), "inside");
        Files.createDirectories(root.resolve("dir/sub"));
        link("absolute-file", outside.directory() + "/secret.txt");
        link("absolute-dir", outside.directory() + "/dir");
        link("absolute-outside", outside.directory().toString());
        link("absolute-up", root + "/../outside");
        link("sibling", temporary + "/root-sibling");
        link("slash", "/");
        link("proc-root", "/proc/self/root");
        link("proc-cwd", "/proc/self/cwd/");
        link("dev-fd", "/dev/fd");
        link("relative-file", "../outside/secret.txt");
        link("relative-dir", "../outside/dir");
        link("up", "..");
        link("up-slash", "../");
        link("up-and-back", "../root/file");
        link("dots", "./.././outside/./secret.txt");
        link("dir/up-up", "../..");
        link("dir/sub/deep", "../../../outside/dir");
        link("inside-dir", "dir");
        link("through", "inside-dir/../../outside/secret.txt");
        link("chain", "chain-2");
        link("chain-2", "dir/../chain-3");
        link("chain-3", root + "/relative-dir");
        link("loop", "loop-2");
        link("loop-2", "dir/../loop");
        link("self", "self");
        link("new-file", "../outside/new-file");
        link("new-dir", outside.directory() + "/new-dir");
        link("empty", "../outside/empty");
        view = LocalFiles.at(root);
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }

    @AfterEach
    void nothingOutsideWasTouched() throws IOException {
        assertThat(outside.now()).isEqualTo(outside.before());
        assertThat(OpenFiles.below(temporary)).isZero();
    }

    /** Before JUnit tidies up and warns of each link that leads out of its folder. */
    @AfterEach
    void removeLinks() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path link : all.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
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
                new Way(MFMT, "../outside/secret.txt"));
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
                new Way(MFMT, "up"));
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

    static Stream<String> linksThatLeadOut() {
        return Stream.of(
                "absolute-file",
                "absolute-dir",
                "sibling",
                "slash",
                "proc-root",
                "relative-file",
                "up",
                "up-and-back",
                "dir/up-up",
                "through",
                "chain",
                "loop",
                "self",
                "new-file",
                "empty");
    }

    @ParameterizedTest
    @MethodSource("linksThatLeadOut")
    void aLinkThatLeadsOutIsShownWithoutItsTarget(String name) throws IOException {
        FileInfo info = view.stat(path(name));

        assertThat(info.kind()).isEqualTo(FileInfo.Kind.SYMBOLIC_LINK);
        assertThat(info.linkTarget()).isEqualTo(Optional.empty());
        assertThat(info.toString()).doesNotContain(temporary.toString());
        assertThat(list(view, path(name).parent().toString())).contains(info);
    }

    @ParameterizedTest
    @MethodSource("linksThatLeadOut")
    void deletingALinkDeletesTheLinkOnly(String name) throws IOException {
        view.delete(path(name));

        assertThat(Files.exists(root.resolve(name), LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("linksThatLeadOut")
    void renamingALinkRenamesTheLinkAndItStillLeadsNowhere(String name) throws IOException {
        view.rename(path(name), path("/renamed"));

        assertThat(root.resolve("renamed")).isSymbolicLink();
        assertThat(view.stat(path("/renamed")).kind()).isEqualTo(FileInfo.Kind.SYMBOLIC_LINK);
    }

    @ParameterizedTest
    @MethodSource("linksThatLeadOut")
    void renamingAFileOntoALinkReplacesTheLink(String name) throws IOException {
        view.rename(path("/file"), path(name));

        assertThat(root.resolve(name)).isRegularFile();
        assertThat(get(view, name)).isEqualTo("inside");
    }

    @Test
    void climbingStaysInTheRoot() throws IOException {
        put(view, "/../../stored", "inside");
        view.makeDirectory(path("../../../made"));
        view.rename(path("/file"), path("/../../../moved"));

        assertThat(names(view, "/..")).contains("stored", "made", "moved");
        assertThat(root.resolve("stored")).isRegularFile();
    }

    @Test
    void aPathThroughTooManyLinksIsRefusedInOneSentence() throws IOException {
        Files.createSymbolicLink(root.resolve("hop0"), Path.of("file"));
        for (int i = 1; i <= Walk.MAX_LINKS; i++) {
            Files.createSymbolicLink(root.resolve("hop" + i), Path.of("hop" + (i - 1)));
        }

        assertThat(get(view, "/hop" + (Walk.MAX_LINKS - 1))).isEqualTo("inside");
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> view.read(path("/hop" + Walk.MAX_LINKS), 0))
                .withMessage("/hop40: passes more than 40 links");
    }

    @Test
    void aLinkThatClimbsForEverIsGivenUp() throws IOException {
        Path deep = root;
        for (int i = 0; i < 40; i++) {
            deep = Files.createDirectory(deep.resolve("d"));
        }
        Files.createSymbolicLink(deep.resolve("tiring"), Path.of("../d/".repeat(200)));

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> view.list(path("d/".repeat(40) + "tiring")))
                .withMessageContaining("takes more than 4096 steps to reach");
    }
}
