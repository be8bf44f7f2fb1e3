/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static io.ftps.file.ViewTester.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ftps.protocol.Failures;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A view of a file system in which nothing can be changed: that of the Java runtime itself. */
final class ReadOnlyViewTest {
    private FileSystemView view;

    @BeforeEach
    void open() throws IOException {
        view = LocalFiles.dangerouslyWithLinkRaces(
                FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base"));
    }

    @Test
    void filesAreListedAndRead() throws IOException {
        assertThat(ViewTester.names(view, "/java/lang")).contains("Object.class");
        ByteBuffer start = ByteBuffer.allocate(4);
        try (FileSource source = view.read(path("/java/lang/Object.class"), 0)) {
            assertThat(source.read(start)).isEqualTo(4);
        }
        assertThat(start.getInt(0)).isEqualTo(0xCAFEBABE);
    }

    @Test
    void whoWantsToChangeSomethingIsToldThatNothingCanBeWritten() {
        refused("/new", () -> view.write(path("/new"), new WriteMode.Replace()));
        refused("/new", () -> view.write(path("/new"), new WriteMode.Append()));
        refused(
                "/java/lang/Object.class",
                () -> view.write(path("/java/lang/Object.class"), new WriteMode.ResumeAt(1)));
        refused("/new", () -> view.makeDirectory(path("/new")));
        refused("/java/lang/Object.class", () -> view.delete(path("/java/lang/Object.class")));
        refused("/new", () -> view.rename(path("/java"), path("/new")));
    }

    private static void refused(String path, ThrowingCallable change) {
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(change)
                .withMessage(path + ": Read-only file system")
                .satisfies(refusal ->
                        assertThat(Failures.reply(refusal).toWire()).contains("Nothing can be written here."));
    }
}
