/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ftps.auth.Quota;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A view with bounds far away is like the view inside; with near ones it counts right. */
final class QuotaViewTest extends FileSystemViewContract {
    @TempDir
    private Path root;

    private FileSystemView bounded(long bytes, long files) throws IOException {
        return QuotaView.of(
                LocalFiles.at(root), new Quota(OptionalLong.of(bytes), OptionalLong.of(files)), new Usage());
    }

    @Override
    FileSystemView emptyView() throws IOException {
        return bounded(1L << 40, 1L << 40);
    }

    @Override
    long openHandles() throws IOException {
        return OpenFiles.below(root);
    }

    @Test
    void whatIsWrittenInPlaceCountsWhatItAdds() throws IOException {
        FileSystemView view = bounded(10, 5);
        ViewTester.put(view, "a", "12345678");
        ViewTester.put(view, "a", new WriteMode.ResumeAt(6), "7890");
        assertThatExceptionOfType(QuotaExceededException.class)
                .isThrownBy(() -> ViewTester.put(view, "a", new WriteMode.Append(), "x"));
        ViewTester.put(view, "a", new WriteMode.ResumeAt(2), "345");
        ViewTester.put(view, "a", new WriteMode.Append(), "67890");
        assertThat(ViewTester.get(view, "a")).isEqualTo("1234567890");
    }

    @Test
    void whatIsDiscardedCountsNothing() throws IOException {
        FileSystemView view = bounded(10, 1);
        for (int i = 0; i < 3; i++) {
            IncomingFile upload = view.write(ViewTester.path("a"), new WriteMode.Replace());
            upload.write(ViewTester.bytes("1234567890"));
            upload.discard();
            upload.discard();
        }
        ViewTester.put(view, "a", "1234567890");
    }

    @Test
    void whatIsKeptCounts() throws IOException {
        FileSystemView view = bounded(10, 2);
        IncomingFile upload = view.write(ViewTester.path("a"), new WriteMode.Replace());
        upload.write(ViewTester.bytes("123456"));
        assertThat(upload.keep()).isTrue();
        assertThatExceptionOfType(QuotaExceededException.class).isThrownBy(() -> ViewTester.put(view, "b", "12345"));
        IncomingFile again = view.write(ViewTester.path("a"), new WriteMode.Replace());
        again.write(ViewTester.bytes("1234567890"));
        assertThat(again.keep()).isFalse();
        ViewTester.put(view, "b", "1234");
    }

    @Test
    void aFolderThatIsReachedTwiceIsCountedOnce() throws IOException {
        Files.createDirectory(root.resolve("real"));
        Files.writeString(root.resolve("real/file"), "12345");
        Files.createSymbolicLink(root.resolve("real/loop"), Path.of("..", "real"));
        Files.createSymbolicLink(root.resolve("link"), Path.of("real"));
        FileSystemView view = bounded(10, 2);
        ViewTester.put(view, "more", "12345");
    }
}
