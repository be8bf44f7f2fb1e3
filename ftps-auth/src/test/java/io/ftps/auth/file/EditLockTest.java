/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditLockTest {
    private static final Duration SHORT = Duration.ofMillis(30);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("users");
    }

    @Test
    void anEditorInThisProcessKeepsAnotherOutUntilItIsDone() throws Exception {
        try (EditLock held = EditLock.acquire(FileKind.USERS, file, SHORT)) {
            assertThat(held.target()).isEqualTo(file);
            refuses();
        }

        EditLock.acquire(FileKind.USERS, file, SHORT).close();
    }

    @Test
    void anEditorThatLockedTheFileElsewhereKeepsAnotherOutUntilItIsDone() throws Exception {
        Path lockFile = folder.resolve(".users.lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock elsewhere = channel.lock()) {
            assertThat(elsewhere.isValid()).isTrue();
            refuses();
        }

        EditLock.acquire(FileKind.USERS, file, SHORT).close();
    }

    @Test
    void theLockFileIsItsOwnersOnlyAndStays() throws Exception {
        EditLock.acquire(FileKind.USERS, file, SHORT).close();

        Path lockFile = folder.resolve(".users.lock");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lockFile)))
                .isEqualTo("rw-------");
    }

    @Test
    void aLockFileThatIsALinkIsNotFollowed() throws Exception {
        Files.createSymbolicLink(folder.resolve(".users.lock"), folder.resolve("victim"));

        assertThatExceptionOfType(UsersFileException.class)
                .isThrownBy(() -> EditLock.acquire(FileKind.USERS, file, SHORT))
                .withMessageStartingWith("Users file " + file + " cannot be locked for a change");
        assertThat(folder.resolve("victim")).doesNotExist();
        Files.delete(folder.resolve(".users.lock"));
        EditLock.acquire(FileKind.USERS, file, SHORT).close();
    }

    @Test
    void anInterruptedEditorGivesUpAndItsThreadStaysInterrupted() throws Exception {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedIOException.class)
                .isThrownBy(() -> EditLock.acquire(FileKind.USERS, file, SHORT))
                .withMessage(
                        "Users file " + file + " was not changed, since the thread was interrupted while it waited.");

        assertThat(Thread.interrupted()).isTrue();
        EditLock.acquire(FileKind.USERS, file, SHORT).close();
    }

    private void refuses() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> EditLock.acquire(FileKind.USERS, file, SHORT))
                .withMessage("Users file " + file
                        + " is being changed by another program for too long; try again when it is done.");
    }
}
