/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

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
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be done with a link that leads out of the root: see it, rename it, delete it. */
final class LocalFilesOutsideLinkTest {
    @TempDir
    private Path temporary;

    private LinksOut links;
    private Path root;
    private LocalFiles view;

    @BeforeEach
    void makeRootWithLinks() throws IOException {
        links = LinksOut.make(temporary);
        root = links.root();
        view = LocalFiles.at(root);
    }

    @AfterEach
    void nothingOutsideWasTouched() throws IOException {
        links.assertUntouched();
        links.close();
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
