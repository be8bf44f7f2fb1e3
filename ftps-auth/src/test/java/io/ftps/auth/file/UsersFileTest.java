/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import static io.ftps.auth.LoginRefusedException.Reason.UNKNOWN_USER;
import static io.ftps.auth.LoginRefusedException.Reason.WRONG_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ftps.auth.Attempts;
import io.ftps.auth.CountedChecks;
import io.ftps.auth.HashRenewal;
import io.ftps.auth.Hashes;
import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.User;
import io.ftps.auth.testing.SteppedClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersFileTest {
    private static final String ALICE = "alice:" + Hashes.CHEAP_ARGON2;

    @TempDir
    Path folder;

    private final SteppedClock clock = new SteppedClock();
    private final CountedChecks counted = new CountedChecks();
    private final List<String> problems = new ArrayList<>();
    private Path file;

    @BeforeEach
    void makeFile() throws IOException {
        file = folder.resolve("users");
        write(ALICE + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void usersLogInWithTheirPasswords() throws Exception {
        write(ALICE + ":home=/srv/alice\nZoë:" + "$2y$04$s7H.i5G/Z6fcMdWle6j4iuFyPNj6lrenRJb.KiXJuWrJFSp/uBdga" + "\n");
        UsersFile users = open();

        assertThat(users.authenticate(Attempts.login("alice", "p")))
                .isEqualTo(User.named("alice").withHome(Path.of("/srv/alice")));
        assertThat(users.authenticate(Attempts.login("Zoë", "pässwörd✓"))).isEqualTo(User.named("Zoë"));
        assertThat(problems).isEmpty();
    }

    @Test
    void anUnknownUserCostsACheckLikeAWrongPassword() throws Exception {
        UsersFile users = open();

        refuses(users, "alice", WRONG_PASSWORD);
        refuses(users, "mallory", UNKNOWN_USER);

        assertThat(counted.costs()).containsExactly("argon2id m=8,t=1,p=1", "argon2id m=8,t=1,p=1");
    }

    @Test
    void aChangeCountsASecondAfterTheLastLook() throws Exception {
        UsersFile users = open();
        write("bob:" + Hashes.CHEAP_ARGON2 + "\n");

        clock.step(Duration.ofMillis(999));
        refuses(users, "bob", UNKNOWN_USER);
        clock.step(Duration.ofMillis(1));

        assertThat(users.authenticate(Attempts.login("bob", "p"))).isEqualTo(User.named("bob"));
        refuses(users, "alice", UNKNOWN_USER);
    }

    @Test
    void aChangeCountsAfterTheClockWasSetBack() throws Exception {
        UsersFile users = open();
        write("bob:" + Hashes.CHEAP_ARGON2 + "\n");

        clock.step(Duration.ofHours(-1));

        assertThat(users.authenticate(Attempts.login("bob", "p"))).isEqualTo(User.named("bob"));
    }

    @Test
    void aSecondEditOfTheSameSizeAndTimeIsNotMissed() throws Exception {
        UsersFile users = open();
        FileTime time = FileTime.from(clock.instant().plusMillis(500));
        clock.step(Duration.ofSeconds(1));
        write("bob1:" + Hashes.CHEAP_ARGON2 + "\n");
        Files.setLastModifiedTime(file, time);
        refuses(users, "bob2", UNKNOWN_USER);

        write("bob2:" + Hashes.CHEAP_ARGON2 + "\n");
        Files.setLastModifiedTime(file, time);
        clock.step(Duration.ofSeconds(1));

        assertThat(users.authenticate(Attempts.login("bob2", "p"))).isEqualTo(User.named("bob2"));
    }

    @Test
    void aFileUnchangedForSomeSecondsIsNotReadAgain() throws Exception {
        FileTime time = FileTime.from(clock.instant().minusSeconds(4));
        Files.setLastModifiedTime(file, time);
        UsersFile users = open();

        write(ALICE.replace("alice", "Alice") + "\n");
        Files.setLastModifiedTime(file, time);
        clock.step(Duration.ofSeconds(1));

        assertThat(users.authenticate(Attempts.login("alice", "p"))).isEqualTo(User.named("alice"));
    }

    @Test
    void aBrokenFileIsReportedOnceAndTheOldUsersStay() throws Exception {
        UsersFile users = open();
        write(ALICE + "\nbob:secret\n");
        for (int i = 0; i < 3; i++) {
            clock.step(Duration.ofSeconds(1));
            users.authenticate(Attempts.login("alice", "p"));
        }

        assertThat(problems)
                .containsExactly("Keeping the 1 users read before: Users file " + file
                        + ", line 2: The password hash is of no known kind"
                        + " (expected: it starts with $argon2id$, $2a$, $2b$ or $2y$).");
    }

    @Test
    void aRepairedFileCountsAndTheNextMistakeIsReportedAgain() throws Exception {
        UsersFile users = open();
        for (String content : List.of("broken\n", "bob:" + Hashes.CHEAP_ARGON2 + "\n", "broken\n")) {
            write(content);
            clock.step(Duration.ofSeconds(1));
            refuses(users, "mallory", UNKNOWN_USER);
        }

        assertThat(users.authenticate(Attempts.login("bob", "p"))).isEqualTo(User.named("bob"));
        assertThat(problems).hasSize(2).allMatch(problem -> problem.contains("line 1: The line holds no colon"));
    }

    @Test
    void aFileThatIsGoneIsReportedEachTimeItGoesAndTheOldUsersStay() throws Exception {
        UsersFile users = open();
        for (int i = 0; i < 2; i++) {
            Files.delete(file);
            clock.step(Duration.ofSeconds(1));
            users.authenticate(Attempts.login("alice", "p"));
            clock.step(Duration.ofSeconds(1));
            users.authenticate(Attempts.login("alice", "p"));
            makeFile();
            clock.step(Duration.ofSeconds(1));
            users.authenticate(Attempts.login("alice", "p"));
        }

        String gone = "Keeping the 1 users read before: Users file " + file
                + " does not exist; make it by adding a user (command \"ftps user add\", or UsersFileEditor.add).";
        assertThat(problems).containsExactly(gone, gone);
    }

    @Test
    void aMissingFileCannotBeOpened() throws Exception {
        Files.delete(file);

        assertThatExceptionOfType(UsersFileException.class)
                .isThrownBy(() -> UsersFile.open(file))
                .withMessage(
                        "Users file " + file
                                + " does not exist; make it by adding a user (command \"ftps user add\", or UsersFileEditor.add).");
    }

    @Test
    void aFolderCannotBeOpened() {
        assertThatExceptionOfType(UsersFileException.class)
                .isThrownBy(() -> UsersFile.open(folder))
                .withMessage("Users file " + folder + " is no file (expected: a text file).");
    }

    @Test
    void aFileWithAMistakeCannotBeOpened() throws Exception {
        write("secret\n");

        assertThatExceptionOfType(UsersFileException.class)
                .isThrownBy(() -> UsersFile.open(file))
                .withMessage("Users file " + file + ", line 1: The line holds no colon"
                        + " (expected: NAME:HASH or NAME:HASH:home=FOLDER, or # before a comment).");
    }

    @Test
    void aFileOthersCanReadIsWarnedAboutOnce() throws Exception {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        UsersFile users = open();
        clock.step(Duration.ofSeconds(1));
        users.authenticate(Attempts.login("alice", "p"));

        assertThat(problems)
                .containsExactly("Users file " + file
                        + " can be read or changed by others (mode rw-r--r--); run chmod 600 on it.");
    }

    @Test
    void aFileAGroupCanReadIsNotWarnedAbout() throws Exception {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        open();

        assertThat(problems).isEmpty();
    }

    private UsersFile open() throws IOException {
        return UsersFile.builder(file)
                .clock(clock)
                .checks(counted.checks())
                .problems(problems::add)
                .renewal(HashRenewal.KEEP_AS_IS)
                .open();
    }

    private void write(String content) throws IOException {
        Files.writeString(file, content);
    }

    private static void refuses(UsersFile users, String name, LoginRefusedException.Reason reason) {
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> users.authenticate(Attempts.login(name, "wrong")))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
