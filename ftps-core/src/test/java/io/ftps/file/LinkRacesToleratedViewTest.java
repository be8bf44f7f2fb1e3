/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static com.google.common.jimfs.Feature.FILE_CHANNEL;
import static com.google.common.jimfs.Feature.LINKS;
import static com.google.common.jimfs.Feature.SYMBOLIC_LINKS;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract on a file system that knows whole paths only, as the default one of Windows does. */
final class LinkRacesToleratedViewTest extends FileSystemViewContract {
    private final FileSystem memory = Jimfs.newFileSystem(Configuration.unix().toBuilder()
            .setSupportedFeatures(LINKS, SYMBOLIC_LINKS, FILE_CHANNEL)
            .build());

    @Override
    FileSystemView emptyView() throws IOException {
        return LocalFiles.dangerouslyWithLinkRaces(memory.getPath("/work"));
    }

    @Override
    long openHandles() {
        return 0;
    }

    @Test
    void suchAFileSystemIsNotUsedUnlessTheDangerIsAccepted() {
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> LocalFiles.at(memory.getPath("/work")))
                .withMessageContaining("LocalFiles.dangerouslyWithLinkRaces accepts that");
    }

    @AfterEach
    void forget() throws IOException {
        memory.close();
    }
}
