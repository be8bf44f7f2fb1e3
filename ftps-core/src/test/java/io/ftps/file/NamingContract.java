/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static io.ftps.file.ViewTester.get;
import static io.ftps.file.ViewTester.names;
import static io.ftps.file.ViewTester.path;
import static io.ftps.file.ViewTester.put;
import static io.ftps.file.ViewTester.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How every view finds, makes, removes and renames what has a name. */
interface NamingContract {
    /** A view of a storage that held nothing before the test. */
    FileSystemView view();

    @Test
    default void whatIsMissingIsSaidToBeMissing() {
        refused(NoSuchFileException.class, "/no", () -> view().stat(path("/no")));
        refused(NoSuchFileException.class, "/no", () -> view().list(path("/no")));
        refused(NoSuchFileException.class, "/no", () -> view().read(path("/no"), 0));
        refused(NoSuchFileException.class, "/no", () -> view().delete(path("/no")));
        refused(NoSuchFileException.class, "/no", () -> view().removeDirectory(path("/no")));
        refused(NoSuchFileException.class, "/no", () -> view().rename(path("/no"), path("/x")));
        refused(NoSuchFileException.class, "/no/d", () -> view().makeDirectory(path("/no/d")));
        refused(NoSuchFileException.class, "/no/x/f", () -> view().stat(path("/no/x/f")));
    }

    @Test
    default void aFileIsNotTakenForADirectory() throws IOException {
        put(view(), "/f", "abc");

        refused(NotDirectoryException.class, "/f", () -> view().list(path("/f")));
        refused(NotDirectoryException.class, "/f", () -> view().removeDirectory(path("/f")));
        refused(NotDirectoryException.class, "/f/x", () -> view().stat(path("/f/x")));
        refused(NotDirectoryException.class, "/f/x", () -> view().makeDirectory(path("/f/x")));
        refused(NotDirectoryException.class, "/f/x", () -> view().write(path("/f/x"), new WriteMode.Replace()));
    }

    @Test
    default void aDirectoryIsNotTakenForAFile() throws IOException {
        view().makeDirectory(path("/d"));

        refused(IsDirectoryException.class, "/d", () -> view().read(path("/d"), 0));
        refused(IsDirectoryException.class, "/d", () -> view().delete(path("/d")));
        refused(IsDirectoryException.class, "/", () -> view().read(FtpPath.ROOT, 0));
        refused(IsDirectoryException.class, "/", () -> view().delete(FtpPath.ROOT));
    }

    @Test
    default void directoriesAreMadeInDirectories() throws IOException {
        view().makeDirectory(path("/a"));
        view().makeDirectory(path("/a/b"));
        view().makeDirectory(path("/a/b/c"));
        put(view(), "/a/b/c/f", "deep");

        assertThat(get(view(), "/a/b/c/f")).isEqualTo("deep");
        assertThat(names(view(), "/")).containsExactly("a");
        assertThat(names(view(), "/a/b")).containsExactly("c");
    }

    @Test
    default void aNameThatIsTakenMakesNoDirectory() throws IOException {
        put(view(), "/f", "abc");
        view().makeDirectory(path("/d"));
        view().makeDirectory(path("/d/e"));
        put(view(), "/d/e/f", "");

        refused(FileAlreadyExistsException.class, "/f", () -> view().makeDirectory(path("/f")));
        refused(FileAlreadyExistsException.class, "/d", () -> view().makeDirectory(path("/d")));
        refused(FileAlreadyExistsException.class, "/d/e", () -> view().makeDirectory(path("/d/e")));
        refused(FileAlreadyExistsException.class, "/", () -> view().makeDirectory(FtpPath.ROOT));
        assertThat(names(view(), "/")).containsExactly("d", "f");
    }

    @Test
    default void onlyAnEmptyDirectoryIsRemoved() throws IOException {
        view().makeDirectory(path("/d"));
        put(view(), "/d/f", "");
        refused(DirectoryNotEmptyException.class, "/d", () -> view().removeDirectory(path("/d")));
        view().delete(path("/d/f"));

        view().removeDirectory(path("/d"));

        assertThat(names(view(), "/")).isEmpty();
    }

    @Test
    default void theRootItselfIsNotRemovedOrRenamed() throws IOException {
        refused(AccessDeniedException.class, "/", () -> view().removeDirectory(FtpPath.ROOT));
        refused(AccessDeniedException.class, "/", () -> view().rename(FtpPath.ROOT, path("/x")));
        assertThat(view().stat(FtpPath.ROOT).kind()).isEqualTo(FileInfo.Kind.DIRECTORY);
    }

    record Renamed(String from, String to) {}

    static Stream<Renamed> renames() {
        return Stream.of(
                new Renamed("/f", "/g"),
                new Renamed("/f", "/d/g"),
                new Renamed("/d/f", "/g"),
                new Renamed("/d/f", "/d/g"),
                new Renamed("/d/f", "/e/g"),
                new Renamed("/d/f", "/d/sub/g"),
                new Renamed("/d/sub", "/x"),
                new Renamed("/d/sub", "/e/x"),
                new Renamed("/d", "/x"),
                new Renamed("/d", "/e/x"));
    }

    @ParameterizedTest
    @MethodSource("io.ftps.file.NamingContract#renames")
    default void aNameMovesWithWhatItNames(Renamed row) throws IOException {
        for (String directory : List.of("/d", "/d/sub", "/e")) {
            view().makeDirectory(path(directory));
        }
        put(view(), "/f", "f");
        put(view(), "/d/f", "f");
        FileInfo before = view().stat(path(row.from()));

        view().rename(path(row.from()), path(row.to()));

        refused(NoSuchFileException.class, row.from(), () -> view().stat(path(row.from())));
        FileInfo after = view().stat(path(row.to()));
        assertThat(after.kind()).isEqualTo(before.kind());
        assertThat(after.unique()).isEqualTo(before.unique());
    }

    @Test
    default void aFileTakesThePlaceOfAFile() throws IOException {
        view().makeDirectory(path("/d"));
        put(view(), "/a", "new");
        put(view(), "/b", "old");
        put(view(), "/d/c", "older");

        view().rename(path("/a"), path("/b"));
        view().rename(path("/b"), path("/d/c"));

        assertThat(get(view(), "/d/c")).isEqualTo("new");
        assertThat(names(view(), "/")).containsExactly("d");
    }

    @Test
    default void nothingTakesThePlaceOfADirectoryAndNoDirectoryThatOfAFile() throws IOException {
        view().makeDirectory(path("/d"));
        view().makeDirectory(path("/e"));
        put(view(), "/f", "abc");

        refused(FileAlreadyExistsException.class, "/d", () -> view().rename(path("/f"), path("/d")));
        refused(FileAlreadyExistsException.class, "/d", () -> view().rename(path("/e"), path("/d")));
        refused(FileAlreadyExistsException.class, "/f", () -> view().rename(path("/d"), path("/f")));
        refused(FileAlreadyExistsException.class, "/", () -> view().rename(path("/f"), FtpPath.ROOT));
        assertThat(names(view(), "/")).containsExactly("d", "e", "f");
    }

    @Test
    default void aDirectoryDoesNotGoIntoItself() throws IOException {
        view().makeDirectory(path("/d"));
        view().makeDirectory(path("/d/e"));

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> view().rename(path("/d"), path("/d/e/d")))
                .withMessage("/d/e/d: a directory cannot be moved into itself");
        assertThat(names(view(), "/d")).containsExactly("e");
    }

    @Test
    default void aNameCanBecomeItself() throws IOException {
        put(view(), "/f", "abc");
        view().makeDirectory(path("/d"));

        view().rename(path("/f"), path("/f"));
        view().rename(path("/d"), path("/d"));

        assertThat(get(view(), "/f")).isEqualTo("abc");
    }

    @Test
    default void aCapabilityIsThereOrNot() {
        assertThat(view().capability(FileSystemView.class)).containsSame(view());
        assertThat(view().capability(Runnable.class)).isEmpty();
    }

    @Test
    default void aModificationTimeComesBackToTheSecond() throws IOException {
        ModificationTimes times = view().capability(ModificationTimes.class).orElseThrow();
        Instant leapDay = Instant.parse("2004-02-29T23:59:58Z");
        view().makeDirectory(path("/d"));
        put(view(), "/f", "abc");
        put(view(), "/d/f", "abc");

        for (String changed : List.of("/f", "/d/f", "/d")) {
            times.setModified(path(changed), leapDay);
            assertThat(view().stat(path(changed)).modified()).isEqualTo(leapDay);
        }
        refused(NoSuchFileException.class, "/no", () -> times.setModified(path("/no"), leapDay));
    }

    @Test
    default void aModeComesBackWhereThereAreModes() throws IOException {
        Optional<FileModes> modes = view().capability(FileModes.class);
        put(view(), "/f", "abc");
        if (modes.isPresent()) {
            modes.get().setMode(path("/f"), PosixFilePermissions.fromString("r--r-----"));
            assertThat(view().stat(path("/f")).mode()).isEqualTo(0440);
            refused(NoSuchFileException.class, "/no", () -> modes.get().setMode(path("/no"), Set.of()));
        }
    }
}
