/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.auth.PasswordHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UserCommandsTest {
    @TempDir
    private Path folder;

    private String users = "";

    @BeforeEach
    void nameTheFile() {
        users = folder.resolve("users").toString();
    }

    private CommandRun add(String name, String... more) {
        String[] first = {"user", "add", name, "--file", users, "--password-stdin"};
        return CommandRun.piped("secret\n", join(first, more));
    }

    private static String[] join(String[] first, String... second) {
        String[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    @Test
    void usersAreAddedAndListedWithTheirHomes() {
        assertThat(add("alice")).isEqualTo(new CommandRun(0, "Added user alice to users file " + users + ".\n", ""));
        add("bob", "--home", "/srv/bob");
        assertThat(CommandRun.of("user", "list", "--file", users))
                .isEqualTo(new CommandRun(0, "alice\nbob\t/srv/bob\n", ""));
    }

    @Test
    void aUserCannotBeAddedTwice() {
        add("alice");
        assertThat(add("alice"))
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        "ftps: User \"alice\" of users file " + users
                                + " exists already; choose another name, or set a new password.\n"));
    }

    @Test
    void aUserIsRemoved() {
        add("alice");
        add("bob");
        assertThat(CommandRun.of("user", "remove", "alice", "--file", users))
                .isEqualTo(new CommandRun(0, "Removed user alice from users file " + users + ".\n", ""));
        assertThat(CommandRun.of("user", "list", "--file", users).out()).isEqualTo("bob\n");
        CommandRun again = CommandRun.of("user", "remove", "alice", "--file", users);
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("\"alice\"").endsWith("is unknown; list the users to see their names.\n");
    }

    @Test
    void aPasswordIsTypedTwice() throws IOException {
        add("alice");
        String before = Files.readString(Path.of(users));
        CommandRun differ = CommandRun.typed(new String[] {"one", "two"}, "user", "passwd", "alice", "--file", users);
        assertThat(differ).isEqualTo(new CommandRun(1, "", "ftps: The two passwords differ; nothing was changed.\n"));
        assertThat(Files.readString(Path.of(users))).isEqualTo(before);
        CommandRun same = CommandRun.typed(new String[] {"one", "one"}, "user", "passwd", "alice", "--file", users);
        assertThat(same)
                .isEqualTo(new CommandRun(0, "Changed the password of user alice in users file " + users + ".\n", ""));
        assertThat(Files.readString(Path.of(users))).isNotEqualTo(before);
    }

    @Test
    void theEndOfTheInputIsNoPassword() {
        assertThat(CommandRun.typed(new String[] {"one"}, "user", "hash"))
                .isEqualTo(new CommandRun(1, "", "ftps: No password was typed; nothing was changed.\n"));
    }

    @Test
    void withoutATerminalThePasswordMustBePiped() {
        assertThat(CommandRun.of("user", "add", "alice", "--file", users).err())
                .isEqualTo("ftps: There is no terminal to ask for a password; give it by --password-stdin.\n");
    }

    @Test
    void aPipedPasswordIsOneLine() {
        assertThat(CommandRun.piped("a\nb\n", "user", "hash", "--password-stdin")
                        .err())
                .isEqualTo("ftps: The standard input has several lines (expected: one, the password).\n");
        assertThat(CommandRun.piped("\n", "user", "hash", "--password-stdin").err())
                .isEqualTo("ftps: The password is empty (expected: at least one character).\n");
        assertThat(CommandRun.piped("x".repeat(5000), "user", "hash", "--password-stdin")
                        .err())
                .isEqualTo("ftps: The password on standard input is too long (expected: at most 4096 bytes).\n");
    }

    @Test
    void aHashIsOfThePasswordWithoutItsLineEnd() {
        CommandRun run = CommandRun.piped("p\u00e4ss word\r\n", "user", "hash", "--password-stdin");
        assertThat(PasswordHash.parse(run.out().strip()).matches("p\u00e4ss word".toCharArray()))
                .isTrue();
    }

    @Test
    void aFolderThatIsMissingIsTold() {
        Path nowhere = folder.resolve("no/users");
        assertThat(CommandRun.of("user", "list", "--file", nowhere.toString()).err())
                .isEqualTo("ftps: The folder " + nowhere.getParent()
                        + " does not exist; make it, or name another users file.\n");
    }

    @Test
    void noPasswordIsEverAnArgument() {
        assertThat(CommandRun.piped("", "user", "add", "alice", "--file", users, "--password=secret")
                        .exitCode())
                .isEqualTo(2);
    }
}
