/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static io.ftps.file.ViewTester.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract on a file system in memory that opens directories as Unix does, without POSIX permissions. */
final class InMemoryViewTest extends FileSystemViewContract {
    private final FileSystem memory = Jimfs.newFileSystem(Configuration.unix());

    @Override
    FileSystemView emptyView() throws IOException {
        return LocalFiles.at(memory.getPath("/work"));
    }

    @Override
    long openHandles() {
        return 0;
    }

    @Test
    void whenAFileCameToBeIsToldWhereItIsKnown() throws IOException {
        Path file = memory.getPath("file");
        Files.writeString(file, "text");
        Instant created = Files.readAttributes(file, BasicFileAttributes.class)
                .creationTime()
                .toInstant();
        Files.setLastModifiedTime(file, FileTime.from(created.plusSeconds(1)));

        assertThat(view().stat(path("/file")).created()).contains(created);
    }

    @Test
    void aPlatformThatSaysTheLastChangeInsteadDoesNotKnow() throws IOException {
        Path file = memory.getPath("file");
        Files.writeString(file, "text");
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        Files.setLastModifiedTime(file, attributes.creationTime());

        assertThat(view().stat(path("/file")).created()).isEmpty();
    }

    @AfterEach
    void forget() throws IOException {
        memory.close();
    }
}
