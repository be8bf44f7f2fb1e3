/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static io.ftps.file.ViewTester.get;
import static io.ftps.file.ViewTester.names;
import static io.ftps.file.ViewTester.path;
import static io.ftps.file.ViewTester.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A disk of one mebibyte that really is full when it is full. */
final class LocalFilesFullDiskTest {
    private static final int DISK = 1 << 20;

    private final FileSystem disk = Jimfs.newFileSystem(
            Configuration.unix().toBuilder().setMaxSize(DISK).build());
    private final Path root = disk.getPath("/work");
    private LocalFiles view;

    @BeforeEach
    void open() throws IOException {
        view = LocalFiles.at(root);
        put(view, "/file", "old");
    }

    @AfterEach
    void forget() throws IOException {
        disk.close();
    }

    private static void fill(IncomingFile upload) {
        assertThatExceptionOfType(StorageFullException.class)
                .isThrownBy(() -> upload.write(ByteBuffer.allocate(2 * DISK)))
                .withMessage("/file: no space is left on the server");
    }

    @Test
    void anUploadThatFindsNoRoomLeavesTheOldFileAndNothingElse() throws IOException {
        IncomingFile upload = view.write(path("/file"), new WriteMode.Replace());
        fill(upload);

        assertThatIllegalStateException().isThrownBy(upload::commit);
        upload.discard();

        assertThat(get(view, "/file")).isEqualTo("old");
        try (Stream<Path> left = Files.list(root)) {
            assertThat(left.map(Path::toString).toList())
                    .isEqualTo(List.of(root.resolve("file").toString()));
        }
    }

    @Test
    void roomIsBackWhenTheUploadIsDiscarded() throws IOException {
        IncomingFile upload = view.write(path("/file"), new WriteMode.Replace());
        fill(upload);
        upload.discard();

        put(view, "/next", "x".repeat(DISK / 2));

        assertThat(names(view, "/")).containsExactly("file", "next");
    }

    @Test
    void anAppendThatFindsNoRoomKeepsWhatArrivedForResuming() throws IOException {
        put(view, "/file", new WriteMode.Append(), " and more");
        IncomingFile upload = view.write(path("/file"), new WriteMode.Append());
        fill(upload);

        assertThatIllegalStateException().isThrownBy(upload::commit);
        upload.discard();

        assertThat(get(view, "/file")).startsWith("old and more");
    }
}
