/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.file;

import static io.ftps.file.ViewTester.get;
import static io.ftps.file.ViewTester.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ftps.auth.Permission;
import io.ftps.auth.Permissions;
import io.ftps.auth.Quota;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links that clients make: all of them lead to something inside. */
final class MadeLinkTest {
    @TempDir
    private Path temporary;

    private Path root;
    private LocalFiles view;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectories(temporary.resolve("root"));
        Files.createDirectories(root.resolve("dir/sub"));
        Files.writeString(root.resolve("file"), "at the top");
        Files.writeString(root.resolve("dir/file"), "in dir");
        Files.createSymbolicLink(root.resolve("alias"), Path.of("dir/sub"));
        Files.createSymbolicLink(root.resolve("out"), temporary);
        view = LocalFiles.at(root);
    }

    @AfterEach
    void nothingStaysOpen() throws IOException {
        assertThat(OpenFiles.below(temporary)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/file, /link, at the top, file",
        "/dir/file, /link, in dir, dir/file",
        "/file, /dir/sub/link, at the top, ../../file",
        "/dir/file, /dir/link, in dir, file",
        "/file, /alias/link, at the top, ../../file"
    })
    void aLinkIsReadAsWhatItLeadsTo(String target, String link, String content, String text) throws IOException {
        view.makeLink(path(link), path(target));

        assertThat(get(view, link)).isEqualTo(content);
        assertThat(Files.readSymbolicLink(root.resolve(link.substring(1)))).isEqualTo(Path.of(text));
    }

    @ParameterizedTest
    @CsvSource({"/dir, /link, .", "/, /link, .", "/, /dir/link, .."})
    void aLinkToAFolderCanBeEntered(String target, String link) throws IOException {
        view.makeLink(path(link), path(target));

        assertThat(view.stat(path(link)).kind()).isEqualTo(FileInfo.Kind.DIRECTORY);
        assertThat(ViewTester.names(view, link)).isEqualTo(ViewTester.names(view, target));
    }

    @Test
    void aTakenNameIsNotReplaced() {
        for (String taken : new String[] {"/file", "/dir", "/alias", "/out", "/"}) {
            assertThatExceptionOfType(FileAlreadyExistsException.class)
                    .isThrownBy(() -> view.makeLink(path(taken), path("/dir/file")))
                    .withMessage(taken + ": exists already");
        }
    }

    @Test
    void whatIsNotThereOrLeadsOutGetsNoSecondName() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> view.makeLink(path("/link"), path("/nothing")));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> view.makeLink(path("/link"), path("/out")))
                .withMessage("/out: leads to nothing in this folder");
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> view.makeLink(path("/out/link"), path("/file")));
        assertThat(root.resolve("link")).doesNotExist();
    }

    @Test
    void whoIsBoundByRulesOrAQuotaMakesNone() {
        FileSystemView ruled =
                PermittedView.of(view, Permissions.everywhere(EnumSet.of(Permission.READ, Permission.WRITE)));
        FileSystemView counted = QuotaView.of(view, new Quota(OptionalLong.of(100), OptionalLong.empty()), new Usage());

        assertThat(view.capability(SymbolicLinks.class)).isPresent();
        assertThat(ruled.capability(SymbolicLinks.class)).isEmpty();
        assertThat(counted.capability(SymbolicLinks.class)).isEmpty();
    }
}
