/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a folder of this machine. */
final class LocalFolderViewTest extends FileSystemViewContract {
    @TempDir
    private Path root;

    @Override
    FileSystemView emptyView() throws IOException {
        return LocalFiles.at(root);
    }

    @Override
    long openHandles() throws IOException {
        return OpenFiles.below(root);
    }
}
