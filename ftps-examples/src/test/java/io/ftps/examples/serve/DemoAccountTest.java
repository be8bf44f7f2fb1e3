/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.auth.User;
import io.ftps.auth.file.UsersFileEditor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoAccountTest {
    @TempDir
    private Path folder;

    private DemoAccount demo;
    private UsersFileEditor users;

    @BeforeEach
    void startOnce() throws IOException {
        demo = new DemoAccount(folder.resolve("data"));
        users = UsersFileEditor.of(folder.resolve("data/users"));
        demo.prepare();
    }

    @Test
    void theFirstStartMakesAUserWithARandomPasswordAndAFile() throws IOException {
        Login login = demo.login();
        assertThat(login.user()).isEqualTo("demo");
        assertThat(login.password().orElseThrow()).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}");
        assertThat(folder.resolve("data/files/demo/welcome.txt")).exists();
    }

    @Test
    void aLaterStartKeepsThePassword() throws IOException {
        Login first = demo.login();
        demo.prepare();
        assertThat(demo.login()).isEqualTo(first);
    }

    @Test
    void aPasswordThatWasChangedIsNotShown() throws IOException {
        users.setPassword("demo", "another one".toCharArray());
        assertThat(demo.login()).isEqualTo(new Login("demo", Optional.empty()));
    }

    @Test
    void aUserThatWasRemovedIsNotMadeAgain() throws IOException {
        users.add(User.named("alice"), "secret".toCharArray());
        users.remove("demo");
        demo.prepare();
        assertThat(demo.login()).isEqualTo(new Login("alice", Optional.empty()));
    }

    @Test
    void withoutThePasswordFileClientsAsk() throws IOException {
        Files.delete(folder.resolve("data/demo-password.txt"));
        assertThat(demo.login()).isEqualTo(new Login("demo", Optional.empty()));
    }

    @Test
    void withNobodyAtAllThereIsAPlaceForAName() throws IOException {
        users.remove("demo");
        assertThat(demo.login()).isEqualTo(new Login("USER", Optional.empty()));
    }
}
