/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ftps.auth.Account;
import io.ftps.auth.Hashes;
import io.ftps.auth.PasswordHash;
import io.ftps.auth.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsersFileEditorTest {
    private static final char[] SECRET = "secret".toCharArray();
    private static final String PEOPLE =
            "# people\n\nalice:" + Hashes.BCRYPT + ":home=/srv/a%41\n  \n# and bob\nbob:" + Hashes.BCRYPT + "\n";

    @TempDir
    Path folder;

    private Path file;
    private UsersFileEditor editor;

    @BeforeEach
    void makeEditor() {
        file = folder.resolve("users");
        editor = UsersFileEditor.of(file);
    }

    @Test
    void theFirstUserMakesTheFileForItsOwnerOnly() throws Exception {
        editor.add(User.named("Zoë").withHome(Path.of("/srv/Zoë: 50%")), SECRET);

        assertThat(modeOf(file)).isEqualTo("rw-------");
        assertThat(Files.readString(file))
                .startsWith("# One user a line, NAME:HASH or NAME:HASH:home=FOLDER")
                .contains("\nZoë:$argon2id$v=19$m=19456,t=2,p=1$")
                .endsWith(":home=/srv/Zoë%3A 50%25\n");
        assertThat(editor.list())
                .extracting(Account::user)
                .containsExactly(User.named("Zoë").withHome(Path.of("/srv/Zoë: 50%")));
        assertThat(hashOf("Zoë").matches(SECRET)).isTrue();
    }

    @Test
    void aRelativeHomeIsTakenFromTheWorkingFolder() throws Exception {
        editor.add(User.named("alice").withHome(Path.of("files")), SECRET);

        assertThat(editor.list())
                .extracting(Account::user)
                .containsExactly(User.named("alice").withHome(Path.of("files").toAbsolutePath()));
    }

    @Test
    void aNewUserStandsAtTheEndAndNothingElseChanges() throws Exception {
        Files.writeString(file, PEOPLE);

        editor.add(User.named("carol"), SECRET);

        assertThat(Files.readString(file)).startsWith(PEOPLE + "carol:$argon2id$");
    }

    @Test
    void aNewPasswordKeepsPlaceAndHomeOfTheUser() throws Exception {
        Files.writeString(file, PEOPLE);

        editor.setPassword("alice", SECRET);

        assertThat(Files.readString(file))
                .startsWith("# people\n\nalice:$argon2id$")
                .endsWith(":home=/srv/aA\n  \n# and bob\nbob:" + Hashes.BCRYPT + "\n");
        assertThat(hashOf("alice").matches(SECRET)).isTrue();
    }

    @Test
    void aRemovedUserTakesOneLineAlong() throws Exception {
        Files.writeString(file, PEOPLE);

        editor.remove("alice");

        assertThat(Files.readString(file)).isEqualTo("# people\n\n  \n# and bob\nbob:" + Hashes.BCRYPT + "\n");
    }

    @Test
    void mistakesOfAPersonAreToldInOneSentence() throws Exception {
        Files.writeString(file, PEOPLE);

        refuses(
                () -> editor.add(User.named("alice"), SECRET),
                "User \"alice\" of users file " + file
                        + " exists already; choose another name, or set a new password.");
        refuses(
                () -> editor.setPassword("mallory", SECRET),
                "User \"mallory\" of users file " + file + " is unknown; list the users to see their names.");
        refuses(
                () -> editor.remove("a\nb"),
                "User \"a%0Ab\" of users file " + file + " is unknown; list the users to see their names.");
        refuses(
                () -> editor.add(User.named("carol"), new char[0]),
                "The password is empty (expected: at least one character).");
        refuses(
                () -> editor.setPassword("alice", new char[0]),
                "The password is empty (expected: at least one character).");
        refuses(
                () -> editor.add(User.named("a:b"), SECRET),
                "The user name holds a colon (expected: none, since a colon ends the name in a users file).");
        assertThat(Files.readString(file)).isEqualTo(PEOPLE);
    }

    @Test
    void aMissingFileHasNoListAndIsNotMadeByARemoval() {
        String missing = "Users file " + file
                + " does not exist; make it by adding a user (command \"ftps user add\", or UsersFileEditor.add).";

        refuses(editor::list, missing);
        refuses(
                () -> editor.remove("alice"),
                "User \"alice\" of users file " + file + " is unknown; list the users to see their names.");
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileWithAMistakeIsNotChanged() throws Exception {
        Files.writeString(file, PEOPLE + "broken\n");

        refuses(
                () -> editor.remove("alice"),
                "Users file " + file + ", line 7: The line holds no colon"
                        + " (expected: NAME:HASH or NAME:HASH:home=FOLDER, or # before a comment).");
        assertThat(Files.readString(file)).isEqualTo(PEOPLE + "broken\n");
    }

    @Test
    void theNewFileIsOwnerOnlyWhileItIsWritten() throws Exception {
        Files.writeString(file, PEOPLE);
        List<String> modes = new ArrayList<>();
        UsersFileEditor watched = new UsersFileEditor(file, (channel, bytes) -> {
            modes.add(modeOf(temporaryFile()));
            Replacement.Writing.TO_DISK.write(channel, bytes);
        });

        watched.remove("bob");

        assertThat(modes).containsExactly("rw-------");
    }

    @ParameterizedTest
    @CsvSource({"rw-------, rw-------", "rw-r-----, rw-r-----", "rw-rw-r--, rw-r-----", "rwxrwxrwx, rw-r-----"})
    void aGroupThatReadKeepsReadingAndNobodyElseDoes(String before, String after) throws Exception {
        Files.writeString(file, PEOPLE);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(before));

        editor.remove("bob");

        assertThat(modeOf(file)).isEqualTo(after);
    }

    @Test
    void aWriteThatFailsHalfwayLeavesTheOldFileAndNoOther() throws Exception {
        Files.writeString(file, PEOPLE);
        UsersFileEditor failing = new UsersFileEditor(file, (channel, bytes) -> {
            channel.write(bytes.slice(0, 10));
            throw new IOException("No space left on device");
        });

        refuses(
                () -> failing.remove("bob"),
                "Users file " + file + " cannot be written (IOException: No space left on device);"
                        + " check its owner and mode and those of its folder.");
        assertThat(Files.readString(file)).isEqualTo(PEOPLE);
        assertThat(filesIn(folder)).containsExactlyInAnyOrder("users", ".users.lock");

        editor.remove("bob");
        assertThat(editor.list()).extracting(a -> a.user().name()).containsExactly("alice");
    }

    @Test
    void aReaderSeesTheOldFileUntilTheNewOneIsWhole() throws Exception {
        Files.writeString(file, PEOPLE);
        List<String> seen = new ArrayList<>();
        UsersFileEditor watched = new UsersFileEditor(file, (channel, bytes) -> {
            seen.add(Files.readString(file));
            Replacement.Writing.TO_DISK.write(channel, bytes);
            seen.add(Files.readString(file));
        });

        watched.remove("bob");

        assertThat(seen).containsExactly(PEOPLE, PEOPLE);
    }

    @Test
    void aSymbolicLinkStaysOne() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        Files.writeString(file, PEOPLE);

        UsersFileEditor.of(link).remove("bob");

        assertThat(link).isSymbolicLink();
        assertThat(editor.list()).extracting(a -> a.user().name()).containsExactly("alice");
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        Path lost = folder.resolve("nowhere").resolve("users");

        refuses(
                () -> UsersFileEditor.of(lost).add(User.named("alice"), SECRET),
                "Users file " + lost + " cannot be locked for a change (NoSuchFileException: "
                        + lost.resolveSibling(".users.lock") + "); check its owner and mode and those of its folder.");
    }

    @Test
    void editorsAtTheSameTimeLoseNoUser() throws Exception {
        int number = 6;
        CyclicBarrier together = new CyclicBarrier(number);
        ExecutorService threads = Executors.newFixedThreadPool(number);
        try {
            List<Future<?>> edits = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                String name = "user" + i;
                edits.add(threads.submit(() -> {
                    together.await();
                    UsersFileEditor.of(file).add(User.named(name), SECRET);
                    return name;
                }));
            }
            for (Future<?> edit : edits) {
                edit.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(editor.list())
                .extracting(a -> a.user().name())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, number).mapToObj(i -> "user" + i).toList());
    }

    private interface Command {
        void run() throws IOException;
    }

    private static void refuses(Command edit, String sentence) {
        assertThatExceptionOfType(UsersFileException.class)
                .isThrownBy(edit::run)
                .withMessage(sentence);
    }

    private PasswordHash hashOf(String name) throws IOException {
        return UsersParser.read(file).find(name).orElseThrow().hash().orElseThrow();
    }

    private static String modeOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private Path temporaryFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".tmp"))
                    .findAny()
                    .orElseThrow();
        }
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }
}
