/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static io.ftps.file.ViewTester.bytes;
import static io.ftps.file.ViewTester.get;
import static io.ftps.file.ViewTester.names;
import static io.ftps.file.ViewTester.path;
import static io.ftps.file.ViewTester.put;
import static io.ftps.file.ViewTester.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How every view takes files. */
interface UploadContract {
    /** A view of a storage that held nothing before the test. */
    FileSystemView view();

    @Test
    default void anUploadIsNotThereBeforeCommit() throws IOException {
        IncomingFile upload = view().write(path("/f"), new WriteMode.Replace());
        upload.write(bytes("new"));

        assertThat(names(view(), "/")).isEmpty();
        refused(NoSuchFileException.class, "/f", () -> view().stat(path("/f")));

        upload.commit();
        assertThat(get(view(), "/f")).isEqualTo("new");
    }

    @Test
    default void aDiscardedUploadLeavesTheOldFileAndNothingElse() throws IOException {
        put(view(), "/f", "old");
        IncomingFile upload = view().write(path("/f"), new WriteMode.Replace());
        upload.write(bytes("new"));

        upload.discard();
        upload.discard();

        assertThat(get(view(), "/f")).isEqualTo("old");
        assertThat(names(view(), "/")).containsExactly("f");
    }

    @Test
    default void whatIsKeptIsThereUnderItsNameOrNothingIs() throws IOException {
        IncomingFile upload = view().write(path("/f"), new WriteMode.Replace());
        upload.write(bytes("half"));

        boolean kept = upload.keep();
        upload.discard();

        assertThat(names(view(), "/")).isEqualTo(kept ? List.of("f") : List.of());
        if (kept) {
            put(view(), "/f", new WriteMode.ResumeAt(4), " whole");
            assertThat(get(view(), "/f")).isEqualTo("half whole");
        }
    }

    @Test
    default void anOldFileIsNotReplacedByWhatIsKept() throws IOException {
        put(view(), "/f", "old");
        IncomingFile upload = view().write(path("/f"), new WriteMode.Replace());
        upload.write(bytes("half"));

        assertThat(upload.keep()).isFalse();

        assertThat(get(view(), "/f")).isEqualTo("old");
        assertThat(names(view(), "/")).containsExactly("f");
    }

    @Test
    default void discardAfterCommitDoesNothing() throws IOException {
        IncomingFile upload = view().write(path("/f"), new WriteMode.Replace());
        upload.write(bytes("new"));
        upload.commit();

        upload.discard();

        assertThat(get(view(), "/f")).isEqualTo("new");
    }

    static Stream<WriteMode> modes() {
        return Stream.of(new WriteMode.Replace(), new WriteMode.Append(), new WriteMode.ResumeAt(0));
    }

    @ParameterizedTest
    @MethodSource("io.ftps.file.UploadContract#modes")
    default void anUploadEndsOnce(WriteMode mode) throws IOException {
        IncomingFile upload = view().write(path("/f"), mode);
        upload.commit();

        assertThatIllegalStateException().isThrownBy(upload::commit);
        assertThatIllegalStateException().isThrownBy(() -> upload.write(bytes("x")));
        upload.discard();
    }

    @ParameterizedTest
    @MethodSource("io.ftps.file.UploadContract#modes")
    default void aDiscardedUploadCannotBeCommitted(WriteMode mode) throws IOException {
        IncomingFile upload = view().write(path("/f"), mode);
        upload.discard();

        assertThatIllegalStateException().isThrownBy(upload::commit);
        assertThatIllegalStateException().isThrownBy(() -> upload.write(bytes("x")));
    }

    @Test
    default void ofTwoUploadsToOneNameTheLastCompleteOneWins() throws IOException {
        IncomingFile first = view().write(path("/f"), new WriteMode.Replace());
        IncomingFile second = view().write(path("/f"), new WriteMode.Replace());
        first.write(bytes("1111"));
        second.write(bytes("22"));
        first.write(bytes("1111"));
        second.commit();
        assertThat(get(view(), "/f")).isEqualTo("22");

        first.commit();

        assertThat(get(view(), "/f")).isEqualTo("11111111");
        assertThat(names(view(), "/")).containsExactly("f");
    }

    @Test
    default void appendMakesAFileAndGoesOnAtItsEnd() throws IOException {
        put(view(), "/f", new WriteMode.Append(), "abc");
        put(view(), "/f", new WriteMode.Append(), "def");

        assertThat(get(view(), "/f")).isEqualTo("abcdef");
    }

    @Test
    default void aDiscardedAppendKeepsWhatArrived() throws IOException {
        put(view(), "/f", "abc");
        IncomingFile upload = view().write(path("/f"), new WriteMode.Append());
        upload.write(bytes("de"));

        upload.discard();

        assertThat(get(view(), "/f")).isEqualTo("abcde");
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
    @MethodSource("io.ftps.file.UploadContract#resumes")
    default void aResumedUploadCutsTheFileAndGoesOn(Resume row) throws IOException {
        put(view(), "/f", "01234");

        put(view(), "/f", new WriteMode.ResumeAt(row.offset()), row.bytes());

        assertThat(get(view(), "/f")).isEqualTo(row.result());
    }

    @Test
    default void resumingBehindTheEndIsRefusedAndChangesNothing() throws IOException {
        put(view(), "/f", "01234");

        assertThatExceptionOfType(OffsetBeyondEndException.class)
                .isThrownBy(() -> view().write(path("/f"), new WriteMode.ResumeAt(6)))
                .withMessage("/f: cannot start at byte 6 of 5; ask for its SIZE again");
        assertThat(get(view(), "/f")).isEqualTo("01234");
    }

    @Test
    default void resumingAFileThatIsMissingIsRefusedAndMakesNone() throws IOException {
        refused(NoSuchFileException.class, "/f", () -> view().write(path("/f"), new WriteMode.ResumeAt(1)));
        assertThat(names(view(), "/")).isEmpty();
    }

    @Test
    default void anOffsetIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WriteMode.ResumeAt(-1))
                .withMessage("offset: -1 (expected: >= 0)");
    }

    @ParameterizedTest
    @MethodSource("io.ftps.file.UploadContract#modes")
    default void aDirectoryCannotBeWritten(WriteMode mode) throws IOException {
        view().makeDirectory(path("/d"));

        refused(IsDirectoryException.class, "/d", () -> view().write(path("/d"), mode));
        refused(IsDirectoryException.class, "/", () -> view().write(FtpPath.ROOT, mode));
    }

    @ParameterizedTest
    @MethodSource("io.ftps.file.UploadContract#modes")
    default void anUploadNeedsADirectoryThatExists(WriteMode mode) {
        refused(NoSuchFileException.class, "/no/f", () -> view().write(path("/no/f"), mode));
    }
}
