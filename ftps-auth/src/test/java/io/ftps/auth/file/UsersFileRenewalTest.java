/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ftps.auth.Account;
import io.ftps.auth.Attempts;
import io.ftps.auth.Hashes;
import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.PasswordHash;
import io.ftps.auth.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersFileRenewalTest {
    private static final Account ALICE = new Account(User.named("alice"), PasswordHash.parse(Hashes.CHEAP_ARGON2));

    @TempDir
    Path folder;

    private final List<String> problems = new ArrayList<>();
    private Path file;

    @BeforeEach
    void makeFile() throws IOException {
        file = folder.resolve("users");
        Files.writeString(file, "# people\n" + AccountLine.format(ALICE) + ":home=/srv\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aLoginRenewsAnOldHashAndKeepsTheRest() throws Exception {
        UsersFile users = UsersFile.builder(file).problems(problems::add).open();

        users.authenticate(Attempts.login("alice", "p"));

        assertThat(Files.readString(file))
                .startsWith("# people\nalice:$argon2id$v=19$m=19456,t=2,p=1$")
                .endsWith(":home=/srv\n");
        assertThat(hashInFile().matches("p".toCharArray())).isTrue();
        assertThat(problems).isEmpty();
    }

    @Test
    void aWrongPasswordRenewsNothing() throws Exception {
        UsersFile users = UsersFile.open(file);
        String before = Files.readString(file);

        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> users.authenticate(Attempts.login("alice", "wrong")));

        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void aPasswordSetMeanwhileIsNotUndone() throws Exception {
        UsersFileEditor editor = UsersFileEditor.of(file);
        editor.setPassword("alice", "new".toCharArray());

        editor.renew(ALICE, PasswordHash.argon2id("p".toCharArray()));

        assertThat(hashInFile().matches("new".toCharArray())).isTrue();
    }

    @Test
    void aFileThatCannotBeWrittenIsReportedOnceAndNothingThrown() throws Exception {
        String before = Files.readString(file);
        UsersFile users = UsersFile.builder(file)
                .problems(problems::add)
                .writing((channel, bytes) -> {
                    throw new IOException("No space left on device");
                })
                .open();

        users.authenticate(Attempts.login("alice", "p"));
        users.authenticate(Attempts.login("alice", "p"));

        assertThat(problems)
                .containsExactly("Old hashes are no longer renewed at login: Users file " + file
                        + " cannot be written (IOException: No space left on device);"
                        + " check its owner and mode and those of its folder.");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    private PasswordHash hashInFile() throws IOException {
        return UsersParser.read(file).find("alice").orElseThrow().hash().orElseThrow();
    }
}
