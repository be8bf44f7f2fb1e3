/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every {@link FileSystemView} does, whatever it stands on. A view's test inherits this and adds its own. */
abstract class FileSystemViewContract implements ListingContract, UploadContract, NamingContract {
    private Optional<FileSystemView> view = Optional.empty();

    /** A view of a storage that holds nothing. */
    abstract FileSystemView emptyView() throws IOException;

    /** How many files and directories of the storage are open, or 0 if nobody can tell. */
    abstract long openHandles() throws IOException;

    @BeforeEach
    void openView() throws IOException {
        view = Optional.of(emptyView());
    }

    @Override
    public FileSystemView view() {
        return view.orElseThrow();
    }

    @AfterEach
    void nothingStaysOpen() throws IOException {
        assertThat(openHandles()).as("files and directories left open").isZero();
    }
}
