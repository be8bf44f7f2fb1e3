/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.ftps.auth.User;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HomeFoldersTest {
    @TempDir
    private Path folder;

    @Test
    void theFolderOfTheTemplateIsMadeAtTheFirstLogin() throws IOException {
        new HomeFolders(folder + "/files/{user}").open(User.named("alice"));
        assertThat(folder.resolve("files/alice")).isDirectory();
    }

    @Test
    void aHomeOfOnesOwnIsNotMade() {
        Path home = folder.resolve("misspelt");
        assertThatIOException()
                .isThrownBy(() -> new HomeFolders(folder + "/{user}")
                        .open(User.named("alice").withHome(home)));
        assertThat(home).doesNotExist();
    }

    @Test
    void aTemplateWithoutUserIsOneFolderForEverybody() throws IOException {
        assertThat(new HomeFolders("/srv/ftp").folderOf("../bob")).isEqualTo(Path.of("/srv/ftp"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "../bob", "a/b", "/etc", "a\\b", ".hidden"})
    void aNameThatIsNoNameOfAFolderHasNoHome(String name) {
        assertThatIOException()
                .isThrownBy(() -> new HomeFolders(folder + "/{user}").open(User.named(name)))
                .withMessage("User \"" + name + "\" has no home, and the name cannot be one of a folder"
                        + " (expected: no leading dot and no slash); give the user a home of its own.");
    }

    @ParameterizedTest
    @CsvSource({
        "/srv/ftp/{user}, /srv/ftp",
        "/srv/ftp/{user}/in, /srv/ftp",
        "/srv/ftp/of-{user}, /srv/ftp",
        "/srv/ftp, /srv/ftp",
        "/{user}, /"
    })
    void whatIsBeforeTheNameIsCommonToAll(String template, String common) {
        assertThat(new HomeFolders(template).common()).isEqualTo(Path.of(common));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "alice.b", "a b", "\u00e9", "{user}", "a..b"})
    void aNameThatIsOneOfAFolderLeadsBelowTheTemplate(String name) throws IOException {
        assertThat(new HomeFolders(folder + "/{user}").folderOf(name))
                .extracting(Path::getParent)
                .isEqualTo(folder);
    }
}
