/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static io.ftps.file.ViewTester.get;
import static io.ftps.file.ViewTester.names;
import static io.ftps.file.ViewTester.path;
import static io.ftps.file.ViewTester.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A link that leads to something inside the root is used as what it leads to. */
final class LocalFilesLinkTest {
    @TempDir
    private Path temporary;

    private Path root;
    private LocalFiles view;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectories(temporary.resolve("real/root"));
        Files.createSymbolicLink(temporary.resolve("alias"), root);
        Files.createDirectories(root.resolve("dir/sub"));
        Files.writeString(root.resolve("file"), "at the top");
        Files.writeString(root.resolve("dir/file"), "in dir");
        view = LocalFiles.at(temporary.resolve("alias"));
    }

    @AfterEach
    void nothingStaysOpen() throws IOException {
        assertThat(OpenFiles.below(temporary)).isZero();
    }

    record Link(String name, String target, String content) {}

    static Stream<Link> linksToFiles() {
        return Stream.of(
                new Link("link", "file", "at the top"),
                new Link("link", "./file", "at the top"),
                new Link("link", "dir/file", "in dir"),
                new Link("link", "dir//./file", "in dir"),
                new Link("link", "dir/../file", "at the top"),
                new Link("link", "dir/sub/../file", "in dir"),
                new Link("link", "dir/sub/../../file", "at the top"),
                new Link("dir/link", "file", "in dir"),
                new Link("dir/link", "../file", "at the top"),
                new Link("dir/sub/link", "../../file", "at the top"),
                new Link("dir/sub/link", "../../dir/file", "in dir"),
                new Link("link", "ROOT/file", "at the top"),
                new Link("link", "ROOT/dir/../file", "at the top"),
                new Link("dir/link", "ROOT/dir/file", "in dir"),
                new Link("dir/sub/link", "ALIAS/dir/file", "in dir"));
    }

    @ParameterizedTest
    @MethodSource("linksToFiles")
    void aLinkIsReadAsWhatItLeadsTo(Link link) throws IOException {
        Files.createSymbolicLink(root.resolve(link.name()), target(link));

        FileInfo info = view.stat(path(link.name()));

        assertThat(get(view, link.name())).isEqualTo(link.content());
        assertThat(info.kind()).isEqualTo(FileInfo.Kind.FILE);
        assertThat(info.name()).isEqualTo(path(link.name()).name());
        assertThat(info.size()).isEqualTo(link.content().length());
        assertThat(ViewTester.list(view, path(link.name()).parent().toString())).contains(info);
    }

    private Path target(Link link) throws IOException {
        String target = link.target()
                .replace("ROOT", root.toRealPath().toString())
                .replace("ALIAS", temporary.resolve("alias").toString());
        return Path.of(target);
    }

    @Test
    void aLinkedFolderCanBeEnteredAndListed() throws IOException {
        Files.createSymbolicLink(root.resolve("linked"), Path.of("dir"));
        Files.createSymbolicLink(root.resolve("dir/sub/top"), Path.of("../.."));

        assertThat(view.stat(path("/linked")).kind()).isEqualTo(FileInfo.Kind.DIRECTORY);
        assertThat(names(view, "/linked")).containsExactly("file", "sub");
        assertThat(get(view, "/linked/sub/top/linked/file")).isEqualTo("in dir");
        assertThat(names(view, "/dir/sub/top")).containsExactly("dir", "file", "linked");
    }

    @Test
    void whatIsDoneInALinkedFolderIsDoneInTheFolder() throws IOException {
        Files.createSymbolicLink(root.resolve("linked"), Path.of("dir"));

        put(view, "/linked/new", "new");
        view.makeDirectory(path("/linked/made"));
        view.rename(path("/file"), path("/linked/moved"));
        view.delete(path("/linked/file"));
        view.removeDirectory(path("/linked/sub"));

        assertThat(names(view, "/dir")).containsExactly("made", "moved", "new");
        assertThat(root.resolve("linked")).isSymbolicLink();
    }

    @Test
    void anUploadReplacesTheFileBehindALinkNotTheLink() throws IOException {
        Files.createSymbolicLink(root.resolve("link"), Path.of("dir/file"));

        put(view, "/link", "new");
        put(view, "/link", new WriteMode.Append(), "er");
        view.setModified(path("/link"), Instant.EPOCH);

        assertThat(root.resolve("link")).isSymbolicLink();
        assertThat(root.resolve("dir/file")).hasContent("newer");
        assertThat(Files.getLastModifiedTime(root.resolve("dir/file")).toInstant())
                .isEqualTo(Instant.EPOCH);
    }

    @Test
    void anUploadMakesTheFileALinkInsideTheRootMisses() throws IOException {
        Files.createSymbolicLink(root.resolve("link"), Path.of("dir/missing"));
        assertThat(view.stat(path("/link")).kind()).isEqualTo(FileInfo.Kind.SYMBOLIC_LINK);
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> view.read(path("/link"), 0));

        put(view, "/link", "found");

        assertThat(root.resolve("dir/missing")).hasContent("found");
        assertThat(view.stat(path("/link")).kind()).isEqualTo(FileInfo.Kind.FILE);
    }

    @Test
    void deletingALinkLeavesWhatItLeadsTo() throws IOException {
        Files.createSymbolicLink(root.resolve("link"), Path.of("file"));
        Files.createSymbolicLink(root.resolve("linked"), Path.of("dir"));

        view.delete(path("/link"));
        view.delete(path("/linked"));

        assertThat(names(view, "/")).containsExactly("dir", "file");
        assertThat(names(view, "/dir")).containsExactly("file", "sub");
    }

    @Test
    void aLinkedFolderIsNotRemovedAsAFolder() throws IOException {
        Files.createSymbolicLink(root.resolve("linked"), Path.of("dir/sub"));

        assertThatExceptionOfType(NotDirectoryException.class).isThrownBy(() -> view.removeDirectory(path("/linked")));
        assertThat(root.resolve("dir/sub")).isDirectory();
    }

    @Test
    void nothingTakesThePlaceOfALinkedFolder() throws IOException {
        Files.createSymbolicLink(root.resolve("linked"), Path.of("dir"));

        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> view.rename(path("/file"), path("/linked")));
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> view.makeDirectory(path("/linked")));
        assertThat(root.resolve("linked")).isSymbolicLink();
    }

    @Test
    void aFolderDoesNotGoIntoItselfThroughALink() throws IOException {
        Files.createSymbolicLink(root.resolve("linked"), Path.of("dir/sub"));

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> view.rename(path("/dir"), path("/linked/dir")))
                .withMessage("/linked/dir: a directory cannot be moved into itself");
    }

    @Test
    void aLinkIsTheSameFileAsWhatItLeadsTo() throws IOException {
        Files.createSymbolicLink(root.resolve("link"), Path.of("file"));

        assertThat(view.stat(path("/link")).unique())
                .isEqualTo(view.stat(path("/file")).unique())
                .isNotEmpty();
    }
}
