/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static io.ftps.file.ViewTester.get;
import static io.ftps.file.ViewTester.names;
import static io.ftps.file.ViewTester.path;
import static io.ftps.file.ViewTester.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract on the JDK's file system for ZIP files, which knows no links, positions or open folders. */
final class ZipFileViewTest extends FileSystemViewContract {
    private final Path file;
    private final FileSystem zip;

    ZipFileViewTest(@TempDir Path folder) throws IOException {
        file = folder.resolve("a.zip");
        zip = FileSystems.newFileSystem(file, Map.of("create", "true"));
    }

    @Override
    FileSystemView emptyView() throws IOException {
        return LocalFiles.dangerouslyWithLinkRaces(zip.getPath("/"));
    }

    @Override
    long openHandles() {
        return 0;
    }

    @AfterEach
    void close() throws IOException {
        zip.close();
    }

    /** A folder that holds something stays where it is: the JDK would make an empty one of the new name. */
    @Override
    @ParameterizedTest
    @MethodSource("io.ftps.file.NamingContract#renames")
    public void aNameMovesWithWhatItNames(Renamed row) throws IOException {
        if (!row.from().equals("/d")) {
            super.aNameMovesWithWhatItNames(row);
            return;
        }
        view().makeDirectory(path("/d"));
        view().makeDirectory(path("/e"));
        put(view(), "/d/f", "f");

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> view().rename(path(row.from()), path(row.to())))
                .withMessage(row.to() + ": this file system cannot rename a folder that holds something");

        assertThat(names(view(), "/")).containsExactly("d", "e");
        assertThat(names(view(), "/e")).isEmpty();
        assertThat(get(view(), "/d/f")).isEqualTo("f");
    }

    @Test
    void whatWasStoredIsInTheFile() throws IOException {
        view().makeDirectory(path("/d"));
        put(view(), "/d/f", "01234");
        put(view(), "/d/f", new WriteMode.ResumeAt(2), "xy");
        zip.close();

        try (FileSystem again = FileSystems.newFileSystem(file)) {
            assertThat(Files.readString(again.getPath("/d/f"))).isEqualTo("01xy");
        }
    }

    @Test
    void aFileSystemThatWasClosedIsSaidToBe() throws IOException {
        zip.close();

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> view().stat(path("/f")))
                .withMessage("/f: the file system it is on has been closed");
    }
}
