/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import org.junit.jupiter.api.AfterEach;

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

    @AfterEach
    void forget() throws IOException {
        memory.close();
    }
}
