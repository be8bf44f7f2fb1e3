/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static io.ftps.file.ViewTester.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.auth.Permission;
import io.ftps.auth.Permissions;
import io.ftps.auth.Permissions.Rule;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A view with rules that allow everything is like the view inside. */
final class PermittedViewTest extends FileSystemViewContract {
    private static final Permissions BY_TWO_RULES = new Permissions(List.of(
            new Rule("/", EnumSet.allOf(Permission.class)), new Rule("/other", EnumSet.allOf(Permission.class))));

    @TempDir
    private Path root;

    @Override
    FileSystemView emptyView() throws IOException {
        return PermittedView.of(LocalFiles.at(root), BY_TWO_RULES);
    }

    @Override
    long openHandles() throws IOException {
        return OpenFiles.below(root);
    }

    @Test
    void whereEverythingIsAllowedNothingIsPutAround() throws IOException {
        FileSystemView files = LocalFiles.at(root);
        assertThat(PermittedView.of(files, Permissions.ALL)).isSameAs(files);
    }

    @Test
    void whatElseTheViewCanDoIsPassedOn() throws IOException {
        assertThat(view().capability(StorageRoot.class)).isPresent();
        assertThat(view().capability(ModificationTimes.class)).isPresent();
        assertThat(view().capability(UploadRoom.class)).isEmpty();
    }

    @Test
    void whoMayNotWriteSetsNeitherTimesNorModes() throws IOException {
        ViewTester.put(LocalFiles.at(root), "/f", "abc");
        FileSystemView view = PermittedView.of(
                LocalFiles.at(root), new Permissions(List.of(new Rule("/", EnumSet.of(Permission.READ)))));
        ViewTester.refused(
                AccessDeniedException.class,
                "/f",
                () -> view.capability(ModificationTimes.class).orElseThrow().setModified(path("/f"), Instant.EPOCH));
        ViewTester.refused(
                AccessDeniedException.class,
                "/f",
                () -> view.capability(FileModes.class).orElseThrow().setMode(path("/f"), Set.of()));
    }
}
