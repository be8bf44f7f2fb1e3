/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static io.ftps.file.ViewTester.bytes;
import static io.ftps.file.ViewTester.get;
import static io.ftps.file.ViewTester.list;
import static io.ftps.file.ViewTester.names;
import static io.ftps.file.ViewTester.path;
import static io.ftps.file.ViewTester.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link FileSystemView} does, whatever it stands on. A view's test inherits this and adds its own. */
abstract class FileSystemViewContract {
    private FileSystemView view;

    /** A view of a storage that holds nothing. */
    abstract FileSystemView emptyView() throws IOException;

    /** How many files and directories of the storage are open, or 0 if nobody can tell. */
    abstract long openHandles() throws IOException;

    @BeforeEach
    void openView() throws IOException {
        view = emptyView();
    }

    @AfterEach
    void nothingStaysOpen() throws IOException {
        assertThat(openHandles()).as("files and directories left open").isZero();
    }

    private static <E extends FileSystemException> void refused(Class<E> type, String path, ThrowingCallable call) {
        assertThatExceptionOfType(type)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.getFile()).isEqualTo(path));
    }

    // what is there

    @Test
    void theRootIsADirectoryWithoutAName() throws IOException {
        FileInfo root = view.stat(FtpPath.ROOT);

        assertThat(root.kind()).isEqualTo(FileInfo.Kind.DIRECTORY);
        assertThat(root.name()).isEmpty();
        assertThat(list(view, "/")).isEmpty();
    }

    @Test
    void aFileShowsItsNameSizeAndTime() throws IOException {
        put(view, "/f.txt", "12345");

        FileInfo info = view.stat(path("/f.txt"));

        assertThat(info.name()).isEqualTo("f.txt");
        assertThat(info.kind()).isEqualTo(FileInfo.Kind.FILE);
        assertThat(info.size()).isEqualTo(5);
        assertThat(info.modified())
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(1)),
                        Instant.now().plusSeconds(1));
        assertThat(info.linkTarget()).isEmpty();
    }

    @Test
    void twoFilesAreNotTheSameFile() throws IOException {
        put(view, "/a", "");
        put(view, "/b", "");

        String unique = view.stat(path("/a")).unique();

        assertThat(unique).isEqualTo(view.stat(path("/a")).unique()).matches("[A-Za-z0-9]*");
        assertThat(unique.isEmpty() || !unique.equals(view.stat(path("/b")).unique()))
                .isTrue();
    }

    @Test
    void aListingShowsEachEntryAsStatDoes() throws IOException {
        put(view, "/f", "abc");
        view.makeDirectory(path("/d"));
        put(view, "/d/hidden below", "");

        assertThat(list(view, "/")).containsExactlyInAnyOrder(view.stat(path("/f")), view.stat(path("/d")));
    }

    @Test
    void aListingThatEndedStaysEnded() throws IOException {
        put(view, "/f", "");

        try (DirectoryListing listing = view.list(FtpPath.ROOT)) {
            assertThat(listing.next()).isPresent();
            assertThat(listing.next()).isEmpty();
            assertThat(listing.next()).isEmpty();
        }
    }

    @Test
    void aListingCanBeLeftInTheMiddleAndClosedTwice() throws IOException {
        put(view, "/a", "");
        put(view, "/b", "");
        DirectoryListing listing = view.list(FtpPath.ROOT);
        assertThat(listing.next()).isPresent();

        listing.close();

        assertThatCode(listing::close).doesNotThrowAnyException();
    }

    @Test
    void entriesThatVanishWhileListingAreLeftOut() throws IOException {
        view.makeDirectory(path("/d"));
        for (int i = 0; i < 20; i++) {
            put(view, "/d/" + i, "");
        }
        try (DirectoryListing listing = view.list(path("/d"))) {
            String first = listing.next().orElseThrow().name();
            for (int i = 0; i < 20; i++) {
                view.delete(path("/d/" + i));
            }
            List<String> rest = Stream.generate(() -> next(listing))
                    .takeWhile(Optional::isPresent)
                    .map(info -> info.orElseThrow().name())
                    .toList();
            assertThat(rest).doesNotContain(first).isEmpty();
        }
    }

    private static Optional<FileInfo> next(DirectoryListing listing) {
        try {
            return listing.next();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                " leading and trailing ",
                "-la",
                ".hidden",
                "say \"hi\"",
                "it's",
                "[brackets] {braces} (parens)",
                "star*question?",
                "semi;colon=equals",
                "...",
                "#%&+,@^~`!$|<>",
                "gr\u00fc\u00dfe",
                "\u65e5\u672c\u8a9e",
                "\ud83d\ude00",
                ".ftps-notes",
                ".ftps-0123456789abcdef0123456789abcdef",
            })
    void aNameComesBackAsItWasGiven(String name) throws IOException {
        put(view, "/" + name, name);

        assertThat(names(view, "/")).containsExactly(name);
        assertThat(get(view, "/" + name)).isEqualTo(name);
        view.delete(path("/" + name));
        assertThat(names(view, "/")).isEmpty();
    }

    // reading

    @Test
    void aFileIsReadFromAnyOffsetUpToItsEnd() throws IOException {
        put(view, "/f", "0123456789");

        assertThat(get(view, "/f", 0)).isEqualTo("0123456789");
        assertThat(get(view, "/f", 9)).isEqualTo("9");
        assertThat(get(view, "/f", 10)).isEmpty();
    }

    @Test
    void readingBehindTheEndIsRefused() throws IOException {
        put(view, "/f", "0123456789");

        assertThatExceptionOfType(OffsetBeyondEndException.class)
                .isThrownBy(() -> view.read(path("/f"), 11))
                .withMessage("/f: cannot start at byte 11 of 10; ask for its SIZE again");
    }

    @Test
    void aSourceCanBeClosedTwice() throws IOException {
        put(view, "/f", "abc");
        FileSource source = view.read(path("/f"), 0);

        source.close();

        assertThatCode(source::close).doesNotThrowAnyException();
    }

    @Test
    void anEmptyFileEndsAtOnce() throws IOException {
        put(view, "/f", "");

        try (FileSource source = view.read(path("/f"), 0)) {
            assertThat(source.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    @Test
    void aFileThatIsReplacedIsReadOnAsItWas() throws IOException {
        put(view, "/f", "old");
        try (FileSource source = view.read(path("/f"), 0)) {
            put(view, "/f", "new");
            ByteBuffer buffer = ByteBuffer.allocate(3);
            assertThat(source.read(buffer)).isEqualTo(3);
            assertThat(buffer.flip()).isEqualTo(bytes("old"));
        }
        assertThat(get(view, "/f")).isEqualTo("new");
    }

    // uploads

    @Test
    void anUploadIsNotThereBeforeCommit() throws IOException {
        IncomingFile upload = view.write(path("/f"), new WriteMode.Replace());
        upload.write(bytes("new"));

        assertThat(names(view, "/")).isEmpty();
        refused(NoSuchFileException.class, "/f", () -> view.stat(path("/f")));

        upload.commit();
        assertThat(get(view, "/f")).isEqualTo("new");
    }

    @Test
    void aDiscardedUploadLeavesTheOldFileAndNothingElse() throws IOException {
        put(view, "/f", "old");
        IncomingFile upload = view.write(path("/f"), new WriteMode.Replace());
        upload.write(bytes("new"));

        upload.discard();
        upload.discard();

        assertThat(get(view, "/f")).isEqualTo("old");
        assertThat(names(view, "/")).containsExactly("f");
    }

    @Test
    void discardAfterCommitDoesNothing() throws IOException {
        IncomingFile upload = view.write(path("/f"), new WriteMode.Replace());
        upload.write(bytes("new"));
        upload.commit();

        upload.discard();

        assertThat(get(view, "/f")).isEqualTo("new");
    }

    static Stream<WriteMode> modes() {
        return Stream.of(new WriteMode.Replace(), new WriteMode.Append(), new WriteMode.ResumeAt(0));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void anUploadEndsOnce(WriteMode mode) throws IOException {
        IncomingFile upload = view.write(path("/f"), mode);
        upload.commit();

        assertThatIllegalStateException().isThrownBy(upload::commit);
        assertThatIllegalStateException().isThrownBy(() -> upload.write(bytes("x")));
        upload.discard();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aDiscardedUploadCannotBeCommitted(WriteMode mode) throws IOException {
        IncomingFile upload = view.write(path("/f"), mode);
        upload.discard();

        assertThatIllegalStateException().isThrownBy(upload::commit);
        assertThatIllegalStateException().isThrownBy(() -> upload.write(bytes("x")));
    }

    @Test
    void ofTwoUploadsToOneNameTheLastCompleteOneWins() throws IOException {
        IncomingFile first = view.write(path("/f"), new WriteMode.Replace());
        IncomingFile second = view.write(path("/f"), new WriteMode.Replace());
        first.write(bytes("1111"));
        second.write(bytes("22"));
        first.write(bytes("1111"));
        second.commit();
        assertThat(get(view, "/f")).isEqualTo("22");

        first.commit();

        assertThat(get(view, "/f")).isEqualTo("11111111");
        assertThat(names(view, "/")).containsExactly("f");
    }

    @Test
    void appendMakesAFileAndGoesOnAtItsEnd() throws IOException {
        put(view, "/f", new WriteMode.Append(), "abc");
        put(view, "/f", new WriteMode.Append(), "def");

        assertThat(get(view, "/f")).isEqualTo("abcdef");
    }

    @Test
    void aDiscardedAppendKeepsWhatArrived() throws IOException {
        put(view, "/f", "abc");
        IncomingFile upload = view.write(path("/f"), new WriteMode.Append());
        upload.write(bytes("de"));

        upload.discard();

        assertThat(get(view, "/f")).isEqualTo("abcde");
    }

    record Resume(long offset, String bytes, String result) {}

    static Stream<Resume> resumes() {
        return Stream.of(
                new Resume(0, "", ""),
                new Resume(0, "xy", "xy"),
                new Resume(2, "xy", "01xy"),
                new Resume(4, "xy", "0123xy"),
                new Resume(5, "xy", "01234xy"));
    }

    @ParameterizedTest
    @MethodSource("resumes")
    void aResumedUploadCutsTheFileAndGoesOn(Resume row) throws IOException {
        put(view, "/f", "01234");

        put(view, "/f", new WriteMode.ResumeAt(row.offset()), row.bytes());

        assertThat(get(view, "/f")).isEqualTo(row.result());
    }

    @Test
    void resumingBehindTheEndIsRefusedAndChangesNothing() throws IOException {
        put(view, "/f", "01234");

        assertThatExceptionOfType(OffsetBeyondEndException.class)
                .isThrownBy(() -> view.write(path("/f"), new WriteMode.ResumeAt(6)))
                .withMessage("/f: cannot start at byte 6 of 5; ask for its SIZE again");
        assertThat(get(view, "/f")).isEqualTo("01234");
    }

    @Test
    void resumingAFileThatIsMissingIsRefusedAndMakesNone() throws IOException {
        refused(NoSuchFileException.class, "/f", () -> view.write(path("/f"), new WriteMode.ResumeAt(1)));
        assertThat(names(view, "/")).isEmpty();
    }

    @Test
    void anOffsetIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WriteMode.ResumeAt(-1))
                .withMessage("offset: -1 (expected: >= 0)");
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aDirectoryCannotBeWritten(WriteMode mode) throws IOException {
        view.makeDirectory(path("/d"));

        refused(IsDirectoryException.class, "/d", () -> view.write(path("/d"), mode));
        refused(IsDirectoryException.class, "/", () -> view.write(FtpPath.ROOT, mode));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void anUploadNeedsADirectoryThatExists(WriteMode mode) {
        refused(NoSuchFileException.class, "/no/f", () -> view.write(path("/no/f"), mode));
    }

    // missing, wrong kind

    @Test
    void whatIsMissingIsSaidToBeMissing() {
        refused(NoSuchFileException.class, "/no", () -> view.stat(path("/no")));
        refused(NoSuchFileException.class, "/no", () -> view.list(path("/no")));
        refused(NoSuchFileException.class, "/no", () -> view.read(path("/no"), 0));
        refused(NoSuchFileException.class, "/no", () -> view.delete(path("/no")));
        refused(NoSuchFileException.class, "/no", () -> view.removeDirectory(path("/no")));
        refused(NoSuchFileException.class, "/no", () -> view.rename(path("/no"), path("/x")));
        refused(NoSuchFileException.class, "/no/d", () -> view.makeDirectory(path("/no/d")));
        refused(NoSuchFileException.class, "/no/x/f", () -> view.stat(path("/no/x/f")));
    }

    @Test
    void aFileIsNotTakenForADirectory() throws IOException {
        put(view, "/f", "abc");

        refused(NotDirectoryException.class, "/f", () -> view.list(path("/f")));
        refused(NotDirectoryException.class, "/f", () -> view.removeDirectory(path("/f")));
        refused(NotDirectoryException.class, "/f/x", () -> view.stat(path("/f/x")));
        refused(NotDirectoryException.class, "/f/x", () -> view.makeDirectory(path("/f/x")));
        refused(NotDirectoryException.class, "/f/x", () -> view.write(path("/f/x"), new WriteMode.Replace()));
    }

    @Test
    void aDirectoryIsNotTakenForAFile() throws IOException {
        view.makeDirectory(path("/d"));

        refused(IsDirectoryException.class, "/d", () -> view.read(path("/d"), 0));
        refused(IsDirectoryException.class, "/d", () -> view.delete(path("/d")));
        refused(IsDirectoryException.class, "/", () -> view.read(FtpPath.ROOT, 0));
        refused(IsDirectoryException.class, "/", () -> view.delete(FtpPath.ROOT));
    }

    // directories

    @Test
    void directoriesAreMadeInDirectories() throws IOException {
        view.makeDirectory(path("/a"));
        view.makeDirectory(path("/a/b"));
        view.makeDirectory(path("/a/b/c"));
        put(view, "/a/b/c/f", "deep");

        assertThat(get(view, "/a/b/c/f")).isEqualTo("deep");
        assertThat(names(view, "/")).containsExactly("a");
        assertThat(names(view, "/a/b")).containsExactly("c");
    }

    @Test
    void aNameThatIsTakenMakesNoDirectory() throws IOException {
        put(view, "/f", "abc");
        view.makeDirectory(path("/d"));
        view.makeDirectory(path("/d/e"));
        put(view, "/d/e/f", "");

        refused(FileAlreadyExistsException.class, "/f", () -> view.makeDirectory(path("/f")));
        refused(FileAlreadyExistsException.class, "/d", () -> view.makeDirectory(path("/d")));
        refused(FileAlreadyExistsException.class, "/d/e", () -> view.makeDirectory(path("/d/e")));
        refused(FileAlreadyExistsException.class, "/", () -> view.makeDirectory(FtpPath.ROOT));
        assertThat(names(view, "/")).containsExactly("d", "f");
    }

    @Test
    void onlyAnEmptyDirectoryIsRemoved() throws IOException {
        view.makeDirectory(path("/d"));
        put(view, "/d/f", "");
        refused(DirectoryNotEmptyException.class, "/d", () -> view.removeDirectory(path("/d")));
        view.delete(path("/d/f"));

        view.removeDirectory(path("/d"));

        assertThat(names(view, "/")).isEmpty();
    }

    @Test
    void theRootItselfIsNotRemovedOrRenamed() throws IOException {
        refused(AccessDeniedException.class, "/", () -> view.removeDirectory(FtpPath.ROOT));
        refused(AccessDeniedException.class, "/", () -> view.rename(FtpPath.ROOT, path("/x")));
        assertThat(view.stat(FtpPath.ROOT).kind()).isEqualTo(FileInfo.Kind.DIRECTORY);
    }

    // renaming

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
    @MethodSource("renames")
    void aNameMovesWithWhatItNames(Renamed row) throws IOException {
        for (String directory : List.of("/d", "/d/sub", "/e")) {
            view.makeDirectory(path(directory));
        }
        put(view, "/f", "f");
        put(view, "/d/f", "f");
        FileInfo before = view.stat(path(row.from()));

        view.rename(path(row.from()), path(row.to()));

        refused(NoSuchFileException.class, row.from(), () -> view.stat(path(row.from())));
        FileInfo after = view.stat(path(row.to()));
        assertThat(after.kind()).isEqualTo(before.kind());
        assertThat(after.unique()).isEqualTo(before.unique());
    }

    @Test
    void aFileTakesThePlaceOfAFile() throws IOException {
        view.makeDirectory(path("/d"));
        put(view, "/a", "new");
        put(view, "/b", "old");
        put(view, "/d/c", "older");

        view.rename(path("/a"), path("/b"));
        view.rename(path("/b"), path("/d/c"));

        assertThat(get(view, "/d/c")).isEqualTo("new");
        assertThat(names(view, "/")).containsExactly("d");
    }

    @Test
    void nothingTakesThePlaceOfADirectoryAndNoDirectoryThatOfAFile() throws IOException {
        view.makeDirectory(path("/d"));
        view.makeDirectory(path("/e"));
        put(view, "/f", "abc");

        refused(FileAlreadyExistsException.class, "/d", () -> view.rename(path("/f"), path("/d")));
        refused(FileAlreadyExistsException.class, "/d", () -> view.rename(path("/e"), path("/d")));
        refused(FileAlreadyExistsException.class, "/f", () -> view.rename(path("/d"), path("/f")));
        refused(FileAlreadyExistsException.class, "/", () -> view.rename(path("/f"), FtpPath.ROOT));
        assertThat(names(view, "/")).containsExactly("d", "e", "f");
    }

    @Test
    void aDirectoryDoesNotGoIntoItself() throws IOException {
        view.makeDirectory(path("/d"));
        view.makeDirectory(path("/d/e"));

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> view.rename(path("/d"), path("/d/e/d")))
                .withMessage("/d/e/d: a directory cannot be moved into itself");
        assertThat(names(view, "/d")).containsExactly("e");
    }

    @Test
    void aNameCanBecomeItself() throws IOException {
        put(view, "/f", "abc");
        view.makeDirectory(path("/d"));

        view.rename(path("/f"), path("/f"));
        view.rename(path("/d"), path("/d"));

        assertThat(get(view, "/f")).isEqualTo("abc");
    }

    // capabilities

    @Test
    void aCapabilityIsThereOrNot() {
        assertThat(view.capability(FileSystemView.class)).containsSame(view);
        assertThat(view.capability(Runnable.class)).isEmpty();
    }

    @Test
    void aModificationTimeComesBackToTheSecond() throws IOException {
        ModificationTimes times = view.capability(ModificationTimes.class).orElseThrow();
        Instant leapDay = Instant.parse("2004-02-29T23:59:58Z");
        view.makeDirectory(path("/d"));
        put(view, "/f", "abc");
        put(view, "/d/f", "abc");

        for (String changed : List.of("/f", "/d/f", "/d")) {
            times.setModified(path(changed), leapDay);
            assertThat(view.stat(path(changed)).modified()).isEqualTo(leapDay);
        }
        refused(NoSuchFileException.class, "/no", () -> times.setModified(path("/no"), leapDay));
    }
}
